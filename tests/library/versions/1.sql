-- A library of version 1: its tables as that version made them, three papers and a register of three lines.
CREATE TABLE setting (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE document (
	id INTEGER NOT NULL, 
	uid VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	head INTEGER, 
	date VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	level VARCHAR NOT NULL, 
	province VARCHAR NOT NULL, 
	district VARCHAR NOT NULL, 
	commune VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	year VARCHAR NOT NULL, 
	latest VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (uid)
);
CREATE INDEX ix_document_key ON document ("key");
CREATE TABLE claim (
	id INTEGER NOT NULL, 
	digest INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	date VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	level VARCHAR NOT NULL, 
	province VARCHAR NOT NULL, 
	district VARCHAR NOT NULL, 
	commune VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	year VARCHAR NOT NULL, 
	latest VARCHAR NOT NULL, 
	code VARCHAR, 
	name VARCHAR, 
	issuer VARCHAR, 
	outcome VARCHAR, 
	document INTEGER, 
	head INTEGER, 
	PRIMARY KEY (id), 
	UNIQUE (digest)
);
CREATE INDEX ix_claim_key ON claim ("key");
CREATE INDEX ix_claim_document ON claim (document);
CREATE INDEX ix_claim_head ON claim (head);
CREATE TABLE phrase (
	id INTEGER NOT NULL, 
	text VARCHAR, 
	PRIMARY KEY (id), 
	UNIQUE (text)
);
CREATE TABLE pending (
	"key" VARCHAR NOT NULL, 
	PRIMARY KEY ("key")
)
 WITHOUT ROWID;
CREATE TABLE copy (
	id INTEGER NOT NULL, 
	document INTEGER NOT NULL, 
	sha256 BLOB NOT NULL, 
	origin VARCHAR NOT NULL, 
	fullness INTEGER NOT NULL, 
	code VARCHAR, 
	name VARCHAR, 
	issuer VARCHAR, 
	subject VARCHAR, 
	status VARCHAR, 
	record BLOB, 
	PRIMARY KEY (id), 
	FOREIGN KEY(document) REFERENCES document (id) ON DELETE CASCADE, 
	UNIQUE (sha256)
);
CREATE INDEX ix_copy_document ON copy (document);
CREATE TABLE alias (
	"key" VARCHAR NOT NULL, 
	document INTEGER NOT NULL, 
	PRIMARY KEY ("key", document), 
	FOREIGN KEY(document) REFERENCES document (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE INDEX ix_alias_document ON alias (document);
CREATE TABLE file (
	path VARCHAR NOT NULL, 
	copy INTEGER NOT NULL, 
	size INTEGER NOT NULL, 
	mtime INTEGER NOT NULL, 
	PRIMARY KEY (path), 
	FOREIGN KEY(copy) REFERENCES copy (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE INDEX ix_file_copy ON file (copy);
CREATE TABLE edge (
	copy INTEGER NOT NULL, 
	source INTEGER NOT NULL, 
	kind SMALLINT NOT NULL, 
	target INTEGER NOT NULL, 
	phrase INTEGER NOT NULL, 
	PRIMARY KEY (copy, source, kind, target), 
	FOREIGN KEY(copy) REFERENCES copy (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE INDEX edge_source ON edge (source) WHERE source > 0;
CREATE INDEX edge_target ON edge (target, copy);
CREATE VIRTUAL TABLE words USING fts5(code, issuer, subject, body, content='', tokenize='unicode61');
INSERT INTO setting VALUES('version', '1');
INSERT INTO phrase VALUES(1, 'Thực hiện');
INSERT INTO phrase VALUES(2, 'theo');
INSERT INTO phrase VALUES(3, 'thực hiện');
INSERT INTO document VALUES(1, '792837288b', '184/KH/HU', 1, '2024-05-22', 'KH', 'district', 'kon tum', 'kon rẫy', '', 'thực hiện chỉ thị số 29-ct/tw ngày 05/01/2024 của bộ chính trị về công tác phổ c', '', '');
INSERT INTO document VALUES(2, '7b5955cfcf', '142/KH/TU', 2, '2024-04-12', 'KH', 'province', 'kon tum', '', '', 'thực hiện chỉ thị số 29-ct/tw ngày 05/01/2024 của bộ chính trị', '', '');
INSERT INTO document VALUES(3, '08ff972947', '12/UBND/VX', 3, '2024-05-30', 'CV', 'commune', 'kon tum', 'kon rẫy', 'đắk ruồng', 'phổ cập giáo dục', '', '');
INSERT INTO document VALUES(4, '22a974746a', '43/2019/QH14', 4, '2019-06-14', 'L', 'central', '', '', '', 'luật giáo dục', '', '');
INSERT INTO document VALUES(5, '9d1e32cfa1', '7/KH/UBND', 5, '2024-02-01', 'KH', 'district', 'kon tum', 'kon rẫy', '', 'về phổ cập giáo dục', '', '');
INSERT INTO document VALUES(6, 'a08d0c79bd', '7/KH/UBND', 6, '2023-02-03', 'KH', 'district', 'kon tum', 'kon rẫy', '', 'về trồng rừng', '', '');
INSERT INTO copy VALUES(1, 1, x'dfb9344b508c00b8c8d53c3868bebe609c6a6654711c7d031f9c220f11726e8e', 'file', 19, '184-KH/HU', NULL, 'Huyện ủy Kon Rẫy', 'thực hiện Chỉ thị số 29-CT/TW ngày 05/01/2024 của Bộ Chính trị về công tác phổ cập giáo dục', NULL, x'789cdd584d8fdb4418fe2b231f91b3b1c78e37d91be4d054db6e054d415577b59ad8937858671c8dedec46ab3d2024104248e5800407a46ea120812a51895322c12115ffc3ff8477c65ff136dd64452b04a778de99f7793fe799999c6b91ebd331d1f6b4e9c0779ba6a66b519808976a7be7da84c43ecc9cd0861f12d76ff8c98cf29df82c8655c3508c490cb3d930f2096e3930f486838e65db8396d1760d63d076db5ecb72adb6d31ed001758c8eeb10c769d9bba6e9ee7a86650e3b2ec6c6d03477b143db14b0266444236d8f2741a06b313d8b8f43c1468c4b635459a3dc0d3dc647204938836faa5de89a4f894785745cd0111b43080025e21928c4b3898a482dddd3f67b20e3442dd94fe77f223f4ce797ae2f5178321e4814cd6cdb32b0d97810064aa7d97b00821c02661b858845519219ce317bc92c5d7cce51baf87986f6438e3e48e7bf4a3f982767a54e40a754c27a2c8a057365549380c8bc6b7eae5d295e1436202d8f8e648604e5f1f120f466459e0ae5556b1e89a5081bd86e18ad06c6329e64f0317555e1fc74f1c2453e53c6ba30fa0249d997284a175f23dc6974fbcdfe47888f964f66c868350db329a1900b6111f45ebaf80eb496cfb98f6221d5a6e9e213e42e7fe723142f2f5d3401b06f60f5fcf9048dd8f232445eba78e68213891841094bdf23ea0a5a0ddd70323b96fd550888e7091a4594e6e1c362366190817c1cb1112771228a7922049b92a050a753e68139d500594aceb56842a09f1e398ede3140e36a83892490990b681c5321fb6a47294adff8b040cbd00539cd3e2fca2294f0ad5dddb1b782cf3437e167bd57c263ac5be656f079536fc22fb6498edfc1ba695c939e98c501dd514a9b90cbb62bc14dc3d4cd0ede845e286e3250edc11cdfd04d67abdce49ad71bb8b8506d1ab390cb263bd74e18977b598463b0a66b63224e146bdcde9174235d87c1dd74f16317bd7cbcfcaa2b1927f7ccc2bbba8d655e5d9f05d0da52787421c72c2695094516ae59299a26a4ccb18e325684c97fbe694b6ed4bafd8adc0a989225b374cc2811c5778d5b4ca097753cb8ce9c8c2a83c829b0c65f4523e609dc9e524e7d2acaae9164caf8246425456474a20d015e36011dc26a55684d985557e4640f4e725820a8a70aa317a5c05529b061eb78d7ae4ab17a8c64b5306d2c4f88fe83bc18266edab55a108efafe5fbfa58bef213c88f419ea43392155e5b1d14fc65581d4a1559c3e05f6b615b21b265e5ba16d9db849d9b2a9a222ea94ba4941f0d605b15636551bc8b0d3aa0a7227812e89d1ad5a97e4a9bc53663273354fc65a9557539a7d17a9ccaf29378e5cd9bc12b955459e4faf8fdb5e89bbd3d16db3536fc4180532149e3562cb6cecdfc97673d14a5502b495d9eb3be9cd841df9a188afc66d6faaf8d18ac20a39aabdfbffe0af315c6772e6979caf028ec2604abde3c1ac3abe5cc23d267dcfb3ba9aa5ec040be03219d5da456da8ff2889d4d282df6c5aac7584a0d91690b4d969bedf336deda6d4a049d586e13494ee357ba51697f56a5c273c3ce5d70796399c5b7e7d94f6dbdef6b550ec3752228511ac5c858a3729dcc1822180e5b72f369e0474ac1e02e0148157455cb0c215f6a9de00c5f69af88244f4ea3b489389bb9935bcc11aae59eb6f6b6d180641785a37656d30655d098c8637b5606fb060afb100128f0e196745bd40704a0487077a3eca8fa6de8387e9e2b30360859f1ea2fd7b07f2a1facbc343fece21bfaf6e4cc59bfa901ff2978fd3f9d3835ba89b2ebe859ffb72843ebc0d007d74f0ee5db9a47cebeaf9150b63b80c2f2f81845a88bffc748c246fa995e9fc0fd4bb97ce9f747b87fcdf7af94a4f6af5476febd6a8af5b57fb57e26cf97426bd7a01b327ab5e7050421149f6a4b7b777d0ea1b468a0e964f41c5252172fd74fe0cae1ad2c80f207b4dd44876097a9540d174f904bdfeb6b27308dbe36f4995963b');
INSERT INTO copy VALUES(2, 2, x'75859acc22d250f6dca78e0e83943466dea6a2bded1f721677a483a7bd79fc74', 'file', 19, '142-KH/TU', NULL, 'Tỉnh ủy Kon Tum', 'thực hiện Chỉ thị số 29-CT/TW ngày 05/01/2024 của Bộ Chính trị', NULL, x'789ce556cf6fe34414fe574673444e6a3b899de4c6e64051b5ddc36641685355137b120fb5c7d6789cd6aa724048c08a0bdce080b4bb12209090e01a4b70c88affc3ff096f6c8f9356aba6871e2a714ae6c7fbdebcef7df379ae71ea053422788c57f3c03bb2b081d338131ec5e36b9c1019c0ca05ed0431f1828e643ce8ca2b099b16b1888884c57a9806c41e38307407c3c188789e6dfbf6c05c38be47dc2135e9b037eaf7fa8ee353e2107bee53df5ab8b6e5b82ee90f7bc49dfbee68e1b97dc04ac892a678ccb33034b0a457f23c166cc9b84a46ab6c947bb1cff8126632cee03fc56b030794f854a8730bba641154005042e61020f3a42aa8da3ac627c730c749b5e5a4dcfc8382b8dcbcf10285c2b368ae50b0d5b7556179348fc32ae668fa02261a0858ede82996a6599db8c19c96c52b1ea0b2f83547273147d32c52db7cb5a40242baa20a3311f18a71e01a8a0e89e21ccb3a5447ad353a10f2f24c71232897e7f3d8cf35433a7297c827524dd8a6ddef98fd8e55d591cd3fa75ed5b0a02cfef250c0cae26b8e26307a85d4dcb7282d8bef913dea4ca647d34f115f6e5fe7c81c1c99d69182421ed443d093b2f811a2b67fc029a5803000cfc4125ad29e28a59ea0bba11727f9b9d28b9e20be2f689a52da14059b59c2a0ae669cb2252732137a9d08c15624d4e174c57cca6b85d6a55ee33421a08f97cec0188e20e2b66044162a46422a25154a27dd2a509d8d2f345a8d2ec865fd77dd52dbc20f1cc3e9dd0bbe8e3c845f6ba985b72da367de0bbe11e9217c2dfb067f6419a33bd8914c86b45bc51c026ed5d4625ba669588e7d085d071e4ab0bb520d3ea00fee454d13797782f5ba52a96431571abbc6178cabdb490499330f8223222e6a17e82afb506787c1bbefcacd6f398ac02c94fab37cfb3b874b90e565f105571b7523dd21745229c50b5808625793676b356692ecb2568ee059bb40cbd22c56f58df1835ccf5a067832ddd99786697db06628a744e8ff375cc4ea9883f739ddfbd2a9aa6a88c6e76ef894966643e9f481ddc8404f08f860f0ef9f65f1135fa25559fc8cf6fdf86afb36473e2485c58b7def37f06540452b55e5c98c27316b6da9b630bc800294f2e8027657eac2c2da49b1f960000d1c3608ea57ad3774b3edbd66bb7dc3b69dff4fb3eb25cd72f50d7b5092cff602f62e5815f888697954772082cf70e34fb53381622b5ed3385c51ff7c9eefccd723dc678aa2a677fbcda8fd37645eddd8ba37e19ef7e95726f870b800b0c68159948434aade024010818785d42dbca594dd33e0c64993409094de7ee76075009f2e1867fa0830714904876764336a6e2110f5cde93110f5cb67e8e4d9299abe783ae31fccf873d58bf6d937e333ae3e076f4f3f4293b2f8017e9eab11fae4e3b2f86a8a4e3f7caab6348f32a3e99d654363b76f80f63ee2efbe8c906a63b5afdcfc8d8e9f959bd793e3197fe8279acaf068448638c4a0946463752cab8beefeaacea077ff0154118d16');
INSERT INTO copy VALUES(3, 3, x'bd58e24090dcfbd65d9195c84967b19d3e6df749ccfb0863afb084bc0c009945', 'file', 19, '12/UBND-VX', NULL, 'Ủy ban nhân dân xã Đắk Ruồng', 'phổ cập giáo dục', NULL, x'789cd556cd6fe34414ff57463e3b8dedda49935bdb959a55440ea55b2dda56d5783c8987b5c7d6d84e6b55392c95e0c0855d840407a42d880509f125718a0f1c5cf17ff83fe18d3f92b4b44d2bb1072ef67cbdf77b1fbff766ce9588b8d4c74a5f99da2e69eb8aaa4441220855fae74a8863177648c027ad29e6ad33bc119fc570641c081fc7b0554d23171b5607a6b6636d51c3d47a9a43c6b6d3b19c9edeb3c896d9eb746dbde76cd28e33ee9a3d02bbda566713cb9f69138d685aaf675aa02bc4131a297d9e789eaac4f42c3e09049b302ec168894639091cc627b092700663aacc54c5a5d8a1425a2de884f960bf12c538a62010a761e94e79b4afec1ec21ac7e591ddfc4f3e41d3ab0b2e75f0c4b7a50e4537a457a96f071ecc9eed8c9eb40e9fc352ad4137dacb35164549055ceb2cb27729b23147dccdbfe3c8919fb3fc7b74f54531ffed25da4f8aec4bb01e249d5a398c3d3aa55e196bdf4fb8b43af4b0cc82728be8ac418540bd3896311394c72776e0a44de41ae97f813a32267dc5d00cb3a559ad4d4d7a9ad81f5322f319ba45f61522c5fc97104d587e1920a7c87e207026111308fc427f4489a0cb2909c2f444b2a259c08e236814515a9b088759c8c0ca7a1eb109c771229a7d2c049b62af11a753e6005c99b6cae273250a31b0e0856ee8aa6e5a2073931822f1a46b1e8d632a241f369c8a0040e071a3afd22ff069359c2d42b504d03555d77b0f02a864d72154b459006c9aaa693e487d4dc875fa1b82dfa59ff13115823a4b8c8adb1ba5e03aed0b762c23647655bdd37d900b8df43a946519d5209a6a6c3d08a196bc1f60362b391bb380d78c230cda433d3daf6a9194edaff6b1db530d4b3bae9a106c0e8bf95fc80d8af92571515464af91be65b68683f6e019e293fc6d8a0ca36db565614101653f62b4033de0c0fdfbf722fb56361928243448d222fb8c23d84fd130e068bf98ff9c2e7a94321cac749946fda25d554ea5148b667ca39a0de3b686f4183b641c2ad57547bad64e1abeb1d85b9873ea522151caee0327190f03b6a8f3aa272863382a93478188558214a1dfa4a3846f980ac233b5498bb14c8b6199aad1b5ee4b4bb73d1cb4eab67a4b5857b7ef0f6b356ec259df488f763d720311dff4dd58e7fbf18ac00a43cba0fd7fb9e2c30550979c2cb6d2c928f0a6d439b1d3658d13cc1d26cdad23b91a99aacc3d46aa302f485286f4fda6fb9af5c67f627da9c35be943cde30b9a953706652f1997de313ff4a85f5e9f601486bb386ed8708375cb9bb30971e80a1c49950770b9ff4190cb643a1519b9c7a1196bd08cfbd060cba163c6d94a0b3ec582c343ae9ed5050dcfa78fd0cef6088d06f92723f4043e47fc797e513e827e1da2fd6745f666b477c48ff88750ee7db47c8dc9b5dd22fb7ab48706f99b6d24a506307f8a76e1f70e8df606573f6da3c3a745f6e9011a6d7f70c44169f60d415ef9e269a103b01939018c06d051b88b42379f13a9f7fa434aad5bfea6866237bf8452b110bfbaf091ac2e79fcb03d45773ca6e4f6b5e0a0f778b5a069fef616fd8baa50d19dcfd5d745f60ae0c1d2cf11c92f098a4503684b67602dd83882d4fe0335d05c5d');
INSERT INTO copy VALUES(4, 4, x'1b76ca77670af5fa1e0d1fa6c7f41ee36ca02ed31102f1d57c9be6676e2d067c', 'register', 8, '43/2019/QH14', 'Luật Giáo dục', 'Quốc hội', 'Luật Giáo dục', 'còn hiệu lực', NULL);
INSERT INTO copy VALUES(5, 5, x'86a836e335f294a6550133d0e4a8e84293a37e5e6d4dbc7c0a3c089e3a581773', 'register', 9, '7/KH-UBND', NULL, 'Ủy ban nhân dân huyện Kon Rẫy', 'về phổ cập giáo dục', NULL, NULL);
INSERT INTO copy VALUES(6, 6, x'06c7d81cfba041ef210e8036949c71c880b255cc213796c430f126d78feb2a58', 'register', 9, '7/KH-UBND', NULL, 'Ủy ban nhân dân huyện Kon Rẫy', 'về trồng rừng', NULL, NULL);
INSERT INTO file VALUES('cong-van-xa.txt', 3, 10, 20);
INSERT INTO file VALUES('ke-hoach-huyen.txt', 1, 10, 20);
INSERT INTO file VALUES('ke-hoach-tinh.txt', 2, 10, 20);
INSERT INTO alias VALUES('=luat giao duc', 4);
INSERT INTO claim VALUES(1, 721726454075825397, '29/CT/TW', '2024-01-05', 'CT', 'central', '', '', '', 'về công tác phổ cập giáo dục', '', '', '29-CT/TW', NULL, 'Bộ Chính trị', 'absent', NULL, 5);
INSERT INTO claim VALUES(2, 8139873930800338532, '142/KH/TU', '2024-04-12', 'KH', 'province', 'kon tum', '', '', '', '', '', '142-KH/TU', NULL, 'Ban Thường vụ Tỉnh ủy Kon Tum', 'kept', 2, NULL);
INSERT INTO claim VALUES(3, 892216905513568121, '43/2019/QH14', '2019-06-14', 'L', 'central', '', '', '', '', '', '', '43/2019/QH14', 'Luật Giáo dục', NULL, 'kept', 4, NULL);
INSERT INTO claim VALUES(4, -6299848548606914714, '51/KL/TW', '', 'KL', 'central', '', '', '', '', '', '2024', '51-KL/TW', NULL, NULL, 'absent', NULL, 4);
INSERT INTO claim VALUES(5, -2641838447113986633, '29/CT/TW', '2024-01-05', 'CT', 'central', '', '', '', 'thực hiện chỉ thị số 29-ct/tw ngày 05/01/2024 của bộ chính trị, ban thường vụ tỉ', '', '', '29-CT/TW', NULL, 'Bộ Chính trị', 'absent', NULL, 5);
INSERT INTO claim VALUES(6, -8277870216853884755, '184/KH/HU', '2024-05-22', 'KH', 'district', 'kon tum', 'kon rẫy', '', '', '', '', '184-KH/HU', NULL, 'Ban Thường vụ Huyện ủy Kon Rẫy', 'kept', 1, NULL);
INSERT INTO claim VALUES(7, 5680158250819922196, '7/KH/UBND', '', 'KH', '', 'kon tum', 'kon rẫy', 'đắk ruồng', '', '', '2024', '7/KH-UBND', NULL, NULL, 'ambiguous', NULL, NULL);
INSERT INTO edge VALUES(1, 0, 1, 1, 3);
INSERT INTO edge VALUES(1, 0, 1, 2, 1);
INSERT INTO edge VALUES(1, 0, 16, 3, 2);
INSERT INTO edge VALUES(1, 0, 16, 4, 2);
INSERT INTO edge VALUES(2, 0, 1, 5, 3);
INSERT INTO edge VALUES(3, 0, 1, 6, 1);
INSERT INTO edge VALUES(3, 0, 1, 7, 1);
INSERT INTO words(rowid, code, issuer, subject, body) VALUES(1, '184/kh/hu', 'huyen uy kon ray', 'thuc hien chi thi so 29-ct/tw ngay 05/01/2024 cua bo chinh tri ve cong tac pho cap giao duc', 'huyen uy kon ray
*
so 184-kh/hu

dang cong san viet nam

kon ray, ngay 22 thang 5 nam 2024

ke hoach
thuc hien chi thi so 29-ct/tw ngay 05/01/2024 cua bo chinh tri ve cong tac pho cap giao duc

thuc hien ke hoach so 142-kh/tu ngay 12/4/2024 cua ban thuong vu tinh uy kon tum, ban thuong vu huyen uy xay dung ke hoach nhu sau:

i. muc dich

nang cao chat luong pho cap giao duc theo luat giao duc va ket luan so 51-kl/tw.
');
INSERT INTO words(rowid, code, issuer, subject, body) VALUES(2, '142/kh/tu', 'tinh uy kon tum', 'thuc hien chi thi so 29-ct/tw ngay 05/01/2024 cua bo chinh tri', 'tinh uy kon tum
*
so 142-kh/tu

dang cong san viet nam

kon tum, ngay 12 thang 4 nam 2024

ke hoach
thuc hien chi thi so 29-ct/tw ngay 05/01/2024 cua bo chinh tri

thuc hien chi thi so 29-ct/tw ngay 05/01/2024 cua bo chinh tri, ban thuong vu tinh uy xay dung ke hoach nhu sau:

1. day manh tuyen truyen.
');
INSERT INTO words(rowid, code, issuer, subject, body) VALUES(3, '12/ubnd/vx', 'uy ban nhan dan xa dak ruong', 'pho cap giao duc', 'uy ban nhan dan
xa dak ruong

so: 12/ubnd-vx

cong hoa xa hoi chu nghia viet nam
doc lap - tu do - hanh phuc

dak ruong, ngay 30 thang 5 nam 2024

v/v pho cap giao duc

thuc hien ke hoach so 184-kh/hu ngay 22/5/2024 cua ban thuong vu huyen uy kon ray va ke hoach so 7/kh-ubnd, uy ban nhan dan xa de nghi cac truong bao cao.
');
PRAGMA application_id = 1986160739;
