-- A library of version 4: its tables as that version made them, three papers and a register of three lines.
CREATE TABLE setting (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE scope (
	id INTEGER NOT NULL, 
	level VARCHAR NOT NULL, 
	province VARCHAR NOT NULL, 
	district VARCHAR NOT NULL, 
	commune VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (level, province, district, commune)
);
CREATE TABLE issuer (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (name)
);
CREATE TABLE phrase (
	id INTEGER NOT NULL, 
	text VARCHAR, 
	PRIMARY KEY (id), 
	UNIQUE (text)
);
CREATE TABLE cited (
	target INTEGER NOT NULL, 
	kind INTEGER NOT NULL, 
	copy INTEGER NOT NULL, 
	source INTEGER NOT NULL, 
	PRIMARY KEY (target, kind, copy, source)
)
 WITHOUT ROWID

;
CREATE TABLE pending (
	mark INTEGER NOT NULL, 
	PRIMARY KEY (mark)
);
CREATE TABLE document (
	id INTEGER NOT NULL, 
	mark INTEGER NOT NULL, 
	head INTEGER, 
	"key" VARCHAR NOT NULL, 
	date VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	scope INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (mark), 
	FOREIGN KEY(scope) REFERENCES scope (id)
);
CREATE TABLE claim (
	id INTEGER NOT NULL, 
	mark INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	date VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	scope INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	year VARCHAR NOT NULL, 
	latest VARCHAR NOT NULL, 
	code VARCHAR, 
	name VARCHAR, 
	issuer INTEGER, 
	PRIMARY KEY (id), 
	UNIQUE (mark), 
	FOREIGN KEY(scope) REFERENCES scope (id), 
	FOREIGN KEY(issuer) REFERENCES issuer (id)
);
CREATE TABLE copy (
	id INTEGER NOT NULL, 
	document INTEGER NOT NULL, 
	sha256 BLOB NOT NULL, 
	origin VARCHAR NOT NULL, 
	fullness INTEGER NOT NULL, 
	code VARCHAR, 
	name VARCHAR, 
	issuer INTEGER, 
	subject VARCHAR, 
	status VARCHAR, 
	record BLOB, 
	PRIMARY KEY (id), 
	FOREIGN KEY(document) REFERENCES document (id) ON DELETE CASCADE, 
	FOREIGN KEY(issuer) REFERENCES issuer (id)
);
CREATE INDEX copy_sha256 ON copy (substr(sha256, 1, 8));
CREATE INDEX ix_copy_document ON copy (document);
CREATE TABLE alias (
	slot INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	document INTEGER NOT NULL, 
	PRIMARY KEY (slot, "key", document), 
	FOREIGN KEY(document) REFERENCES document (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
CREATE INDEX ix_alias_document ON alias (document);
CREATE TABLE decision (
	claim INTEGER NOT NULL, 
	outcome SMALLINT NOT NULL, 
	document INTEGER, 
	head INTEGER, 
	copies INTEGER NOT NULL, 
	PRIMARY KEY (claim), 
	FOREIGN KEY(claim) REFERENCES claim (id) ON DELETE CASCADE
);
CREATE INDEX decision_head ON decision (head, copies) WHERE head IS NOT NULL;
CREATE INDEX decision_document ON decision (document) WHERE document IS NOT NULL;
CREATE TABLE file (
	path VARCHAR NOT NULL, 
	copy INTEGER NOT NULL, 
	size INTEGER NOT NULL, 
	mtime INTEGER NOT NULL, 
	PRIMARY KEY (path), 
	FOREIGN KEY(copy) REFERENCES copy (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
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
 WITHOUT ROWID

;
CREATE INDEX edge_source ON edge (source) WHERE source > 0;
CREATE VIRTUAL TABLE words USING fts5(code, issuer, subject, body, content='', tokenize='unicode61');
INSERT INTO "setting" VALUES('version', '4');
INSERT INTO "setting" VALUES('linked', '6');
INSERT INTO "scope" VALUES(1, 'district', 'kon tum', 'kon rẫy', '');
INSERT INTO "scope" VALUES(2, 'central', '', '', '');
INSERT INTO "scope" VALUES(3, 'province', 'kon tum', '', '');
INSERT INTO "scope" VALUES(4, 'commune', 'kon tum', 'kon rẫy', 'đắk ruồng');
INSERT INTO "scope" VALUES(5, '', 'kon tum', 'kon rẫy', 'đắk ruồng');
INSERT INTO "issuer" VALUES(1, 'Huyện ủy Kon Rẫy');
INSERT INTO "issuer" VALUES(2, 'Ban Thường vụ Tỉnh ủy Kon Tum');
INSERT INTO "issuer" VALUES(3, 'Bộ Chính trị');
INSERT INTO "issuer" VALUES(4, 'Tỉnh ủy Kon Tum');
INSERT INTO "issuer" VALUES(5, 'Ủy ban nhân dân xã Đắk Ruồng');
INSERT INTO "issuer" VALUES(6, 'Ban Thường vụ Huyện ủy Kon Rẫy');
INSERT INTO "issuer" VALUES(7, 'Quốc hội');
INSERT INTO "issuer" VALUES(8, 'Ủy ban nhân dân huyện Kon Rẫy');
INSERT INTO "phrase" VALUES(1, 'Thực hiện');
INSERT INTO "phrase" VALUES(2, 'theo');
INSERT INTO "phrase" VALUES(3, 'thực hiện');
INSERT INTO "cited" VALUES(1, 1, 1, 0);
INSERT INTO "cited" VALUES(2, 1, 1, 0);
INSERT INTO "cited" VALUES(3, 16, 1, 0);
INSERT INTO "cited" VALUES(4, 16, 1, 0);
INSERT INTO "cited" VALUES(5, 1, 2, 0);
INSERT INTO "cited" VALUES(6, 1, 3, 0);
INSERT INTO "cited" VALUES(7, 1, 3, 0);
INSERT INTO "document" VALUES(1, 5055263200110968123, 1, '184/KH/HU', '2024-05-22', 'KH', 1, 'thực hiện chỉ thị số 29-ct/tw ngày 05/01/2024 của bộ chính trị về công tác phổ c');
INSERT INTO "document" VALUES(2, 2926783470046482331, 2, '142/KH/TU', '2024-04-12', 'KH', 3, 'thực hiện chỉ thị số 29-ct/tw ngày 05/01/2024 của bộ chính trị');
INSERT INTO "document" VALUES(3, 1586858160250130241, 3, '12/UBND/VX', '2024-05-30', 'CV', 4, 'phổ cập giáo dục');
INSERT INTO "document" VALUES(4, 1777057107463883545, 4, '43/2019/QH14', '2019-06-14', 'L', 2, 'luật giáo dục');
INSERT INTO "document" VALUES(5, 2227987764336646832, 5, '7/KH/UBND', '2024-02-01', 'KH', 1, 'về phổ cập giáo dục');
INSERT INTO "document" VALUES(6, 2227987772225657581, 6, '7/KH/UBND', '2023-02-03', 'KH', 1, 'về trồng rừng');
INSERT INTO "claim" VALUES(1, 2997321486846353080, '29/CT/TW', '2024-01-05', 'CT', 2, 'về công tác phổ cập giáo dục', '', '', '29-CT/TW', NULL, 3);
INSERT INTO "claim" VALUES(2, 2926783464019222852, '142/KH/TU', '2024-04-12', 'KH', 3, '', '', '', '142-KH/TU', NULL, 2);
INSERT INTO "claim" VALUES(3, 1777057135185828088, '43/2019/QH14', '2019-06-14', 'L', 2, '', '', '', '43/2019/QH14', 'Luật Giáo dục', NULL);
INSERT INTO "claim" VALUES(4, 8725161396221142110, '51/KL/TW', '', 'KL', 2, '', '', '2024', '51-KL/TW', NULL, NULL);
INSERT INTO "claim" VALUES(5, 2997321528721154983, '29/CT/TW', '2024-01-05', 'CT', 2, '', '', '', '29-CT/TW', NULL, 3);
INSERT INTO "claim" VALUES(6, 5055263223052159006, '184/KH/HU', '2024-05-22', 'KH', 1, '', '', '', '184-KH/HU', NULL, 6);
INSERT INTO "claim" VALUES(7, 2227987794502431094, '7/KH/UBND', '', 'KH', 5, '', '', '2024', '7/KH-UBND', NULL, NULL);
INSERT INTO "copy" VALUES(1, 1, x'dfb9344b508c00b8c8d53c3868bebe609c6a6654711c7d031f9c220f11726e8e', 'file', 19, '184-KH/HU', NULL, 1, 'thực hiện Chỉ thị số 29-CT/TW ngày 05/01/2024 của Bộ Chính trị về công tác phổ cập giáo dục', NULL, x'789cdd584d8fdb4418fe2b231f91b3b1c78e37d91be4d054db6e054d415577b59ad8937858671c8dedec46ab3d2024104248e5800407a46ea120812a51895322c12115ffc3ff8477c65ff136dd64452b04a778de99f7793fe799999c6b91ebd331d1f6b4e9c0779ba6a66b519808976a7be7da84c43ecc9cd0861f12d76ff8c98cf29df82c8655c3508c490cb3d930f2096e3930f486838e65db8396d1760d63d076db5ecb72adb6d31ed001758c8eeb10c769d9bba6e9ee7a86650e3b2ec6c6d03477b143db14b0266444236d8f2741a06b313d8b8f43c1468c4b635459a3dc0d3dc647204938836faa5de89a4f894785745cd0111b43080025e21928c4b3898a482dddd3f67b20e3442dd94fe77f223f4ce797ae2f5178321e4814cd6cdb32b0d97810064aa7d97b00821c02661b858845519219ce317bc92c5d7cce51baf87986f6438e3e48e7bf4a3f982767a54e40a754c27a2c8a057365549380c8bc6b7eae5d295e1436202d8f8e648604e5f1f120f466459e0ae5556b1e89a5081bd86e18ad06c6329e64f0317555e1fc74f1c2453e53c6ba30fa0249d997284a175f23dc6974fbcdfe47888f964f66c868350db329a1900b6111f45ebaf80eb496cfb98f6221d5a6e9e213e42e7fe723142f2f5d3401b06f60f5fcf9048dd8f232445eba78e68213891841094bdf23ea0a5a0ddd70323b96fd550888e7091a4594e6e1c362366190817c1cb1112771228a7922049b92a050a753e68139d500594aceb56842a09f1e398ede3140e36a83892490990b681c5321fb6a47294adff8b040cbd00539cd3e2fca2294f0ad5dddb1b782cf3437e167bd57c263ac5be656f079536fc22fb6498edfc1ba695c939e98c501dd514a9b90cbb62bc14dc3d4cd0ede845e286e3250edc11cdfd04d67abdce49ad71bb8b8506d1ab390cb263bd74e18977b598463b0a66b63224e146bdcde9174235d87c1dd74f16317bd7cbcfcaa2b1927f7ccc2bbba8d655e5d9f05d0da52787421c72c2695094516ae59299a26a4ccb18e325684c97fbe694b6ed4bafd8adc0a989225b374cc2811c5778d5b4ca097753cb8ce9c8c2a83c829b0c65f4523e609dc9e524e7d2acaae9164caf8246425456474a20d015e36011dc26a55684d985557e4640f4e725820a8a70aa317a5c05529b061eb78d7ae4ab17a8c64b5306d2c4f88fe83bc18266edab55a108efafe5fbfa58bef213c88f419ea43392155e5b1d14fc65581d4a1559c3e05f6b615b21b265e5ba16d9db849d9b2a9a222ea94ba4941f0d605b15636551bc8b0d3aa0a7227812e89d1ad5a97e4a9bc53663273354fc65a9557539a7d17a9ccaf29378e5cd9bc12b955459e4faf8fdb5e89bbd3d16db3536fc4180532149e3562cb6cecdfc97673d14a5502b495d9eb3be9cd841df9a188afc66d6faaf8d18ac20a39aabdfbffe0af315c6772e6979caf028ec2604abde3c1ac3abe5cc23d267dcfb3ba9aa5ec040be03219d5da456da8ff2889d4d282df6c5aac7584a0d91690b4d969bedf336deda6d4a049d586e13494ee357ba51697f56a5c273c3ce5d70796399c5b7e7d94f6dbdef6b550ec3752228511ac5c858a3729dcc1822180e5b72f369e0474ac1e02e0148157455cb0c215f6a9de00c5f69af88244f4ea3b489389bb9935bcc11aae59eb6f6b6d180641785a37656d30655d098c8637b5606fb060afb100128f0e196745bd40704a0487077a3eca8fa6de8387e9e2b30360859f1ea2fd7b07f2a1facbc343fece21bfaf6e4cc59bfa901ff2978fd3f9d3835ba89b2ebe859ffb72843ebc0d007d74f0ee5db9a47cebeaf9150b63b80c2f2f81845a88bffc748c246fa995e9fc0fd4bb97ce9f747b87fcdf7af94a4f6af5476febd6a8af5b57fb57e26cf97426bd7a01b327ab5e7050421149f6a4b7b777d0ea1b468a0e964f41c5252172fd74fe0cae1ad2c80f207b4dd44876097a9540d174f904bdfeb6b27308dbe36f4995963b');
INSERT INTO "copy" VALUES(2, 2, x'75859acc22d250f6dca78e0e83943466dea6a2bded1f721677a483a7bd79fc74', 'file', 19, '142-KH/TU', NULL, 4, 'thực hiện Chỉ thị số 29-CT/TW ngày 05/01/2024 của Bộ Chính trị', NULL, x'789ce556418be33614fe2b42c7e2646c27b193dcba3974cab0b387cdb694cd3028b612ab63cb46963363861c964277975eda5b7b28ec2eb4a585427b8da13d64e9fff03fe993653b996199cc610e859e6c49ef7defbd4f9f9e748d532fa011c163bc9a07de91850d9cc699f0281e5fe384c800562e68278889177424e341575e49305ac422221216f5300d883d7060e80e868311f13cdbf6ed81b9707c8fb8436ad2616fd4eff51dc7a7c421f6dca7beb5706dcb715dd21ff6883bf7ddd1c273fb809590254df1986761686049afe4792cd89271158c56d128f7629ff125cc649cc13fc56b030794f854a8bc055db2082a00282173709079521554998ef1c931cc7152999c949bbf5110979bb75ea0507816cd150ab6fab62a2c8fe67158f91c4d9fc1440d01ab9d668aa569a603d798d3b278cd035416bfe4e824e6689a45cacc574bca21a42baa301311af1807aea1e89028ceb1d4ae8dd7ba4107429e9f296e04e5f27c1efb79c350e3b90be413a9266cd3ee77cc7ec7aaeac8e65f52afdab0a02cfef450c0cae225471318bd466aee1b9496c577c81e7526d3a3e9e7882fb76f72640e8e4ceb4841210fea21e85159fc005edbdf214b29c00dc033b1842d69334aa927e86ee8c5497eaef4d24c10df17344d29ad8b02639630a8ab1ea76cc989cc44b34e84602b1236ee74c57ccab54275a9d7384d08e8e3b933308623f0b82d1891858a91904a4985d249b77254b9f14583a6d105b9d4bfeb96da167ee0184eef5ef0daf310bed6520b6f5b46cfbc177c2dd243f88dec6bfc91658cee60473219d26ee57308b855538b6d99a66139f621f4c6f15080dd91aaf1017d702f6a6acfbb03acd7954a258bb9d2d835be605c9d4e22c89c79e01c1171a1bb4057b50f953b0cde7f5b6e7ecd5104cd42a93fcbb7bf713804595e162fb8326c36d21dc24e2aa578010b41ec6af26cadc64c925dd4aa2378d6ced1b21a16abfac6f8418ea796019e4c77edab8169fba06628a74434ff37ba88d531071fea741f0aa7aad210759fbbd1a71a696a4af5d2654045ab11d50c194f62d6f603dd3bf0026cd596d3055857db8a85b5d340dda9213e070341fd8a73a361d9de63d9ed1bb6edfc5f59ae2e8f0725f96ccf614fd995e37f9e96082e9efa44eab30852a90a4ae37045fdf379be6b371ee13e53b9d5a4edb3a03b4ec83ccda82625dc3bedcdbb0a3a4fb800b0bae7b028096954dd7e901981ab5436dcdddaa2ddc57723d3241024a5b76f76ac12f0e98271d6a400139744707838d5a35afef05c79757a0ccf959fbf40274f4ed1f4d9e319ff68c69faaa3d03e74667cc655037c77fa099a94c5f7f079aa46e8b34fcbe2eb293afdf8b132a99f21467d742c1bced5f62d5fa23ee2efbf8a90dad2caaedcfc858e9f949b3793e3197fe847898a307d604c033d22505bf0cf1f65f12314b42a8b9fd0fe53ef6afb2e473e0485c58bbd6725e2e08352928d555a5617dd7d8fcc60effe05a67c10c2');
INSERT INTO "copy" VALUES(3, 3, x'bd58e24090dcfbd65d9195c84967b19d3e6df749ccfb0863afb084bc0c009945', 'file', 19, '12/UBND-VX', NULL, 5, 'phổ cập giáo dục', NULL, x'789cd556cd6fe34414ff57463e3b8dedda49935bdb959a55440ea55b2dda56d5783c8987b5c7d6d84e6b55392c95e0c0855d840407a42d880509f125718a0f1c5cf17ff83fe18d3f92b4b44d2bb1072ef67cbdf77b1fbff766ce9588b8d4c74a5f99da2e69eb8aaa4441220855fae74a8863177648c027ad29e6ad33bc119fc570641c081fc7b0554d23171b5607a6b6636d51c3d47a9a43c6b6d3b19c9edeb3c896d9eb746dbde76cd28e33ee9a3d02bbda566713cb9f69138d685aaf675aa02bc4131a297d9e789eaac4f42c3e09049b302ec168894639091cc627b092700663aacc54c5a5d8a1425a2de884f960bf12c538a62010a761e94e79b4afec1ec21ac7e591ddfc4f3e41d3ab0b2e75f0c4b7a50e4537a457a96f071ecc9eed8c9eb40e9fc352ad4137dacb35164549055ceb2cb27729b23147dccdbfe3c8919fb3fc7b74f54531ffed25da4f8aec4bb01e249d5a398c3d3aa55e196bdf4fb8b43af4b0cc82728be8ac418540bd3896311394c72776e0a44de41ae97f813a32267dc5d00cb3a559ad4d4d7a9ad81f5322f319ba45f61522c5fc97104d587e1920a7c87e207026111308fc427f4489a0cb2909c2f444b2a259c08e236814515a9b088759c8c0ca7a1eb109c771229a7d2c049b62af11a753e6005c99b6cae273250a31b0e0856ee8aa6e5a2073931822f1a46b1e8d632a241f369c8a0040e071a3afd22ff069359c2d42b504d03555d77b0f02a864d72154b459006c9aaa693e487d4dc875fa1b82dfa59ff13115823a4b8c8adb1ba5e03aed0b762c23647655bdd37d900b8df43a946519d5209a6a6c3d08a196bc1f60362b391bb380d78c230cda433d3daf6a9194edaff6b1db530d4b3bae9a106c0e8bf95fc80d8af92571515464af91be65b68683f6e019e293fc6d8a0ca36db565614101653f62b4033de0c0fdfbf722fb56361928243448d222fb8c23d84fd130e068bf98ff9c2e7a94321cac749946fda25d554ea5148b667ca39a0de3b686f4183b641c2ad57547bad64e1abeb1d85b9873ea522151caee0327190f03b6a8f3aa272863382a93478188558214a1dfa4a3846f980ac233b5498bb14c8b6199aad1b5ee4b4bb73d1cb4eab67a4b5857b7ef0f6b356ec259df488f763d720311dff4dd58e7fbf18ac00a43cba0fd7fb9e2c30550979c2cb6d2c928f0a6d439b1d3658d13cc1d26cdad23b91a99aacc3d46aa302f485286f4fda6fb9af5c67f627da9c35be943cde30b9a953706652f1997de313ff4a85f5e9f601486bb386ed8708375cb9bb30971e80a1c49950770b9ff4190cb643a1519b9c7a1196bd08cfbd060cba163c6d94a0b3ec582c343ae9ed5050dcfa78fd0cef6088d06f92723f4043e47fc797e513e827e1da2fd6745f666b477c48ff88750ee7db47c8dc9b5dd22fb7ab48706f99b6d24a506307f8a76e1f70e8df606573f6da3c3a745f6e9011a6d7f70c44169f60d415ef9e269a103b01939018c06d051b88b42379f13a9f7fa434aad5bfea6866237bf8452b110bfbaf091ac2e79fcb03d45773ca6e4f6b5e0a0f778b5a069fef616fd8baa50d19dcfd5d745f60ae0c1d2cf11c92f098a4503684b67602dd83882d4fe0335d05c5d');
INSERT INTO "copy" VALUES(4, 4, x'1b76ca77670af5fa1e0d1fa6c7f41ee36ca02ed31102f1d57c9be6676e2d067c', 'register', 8, '43/2019/QH14', 'Luật Giáo dục', 7, 'Luật Giáo dục', 'còn hiệu lực', NULL);
INSERT INTO "copy" VALUES(5, 5, x'86a836e335f294a6550133d0e4a8e84293a37e5e6d4dbc7c0a3c089e3a581773', 'register', 9, '7/KH-UBND', NULL, 8, 'về phổ cập giáo dục', NULL, NULL);
INSERT INTO "copy" VALUES(6, 6, x'06c7d81cfba041ef210e8036949c71c880b255cc213796c430f126d78feb2a58', 'register', 9, '7/KH-UBND', NULL, 8, 'về trồng rừng', NULL, NULL);
INSERT INTO "alias" VALUES(111768, '=luat giao duc', 4);
INSERT INTO "decision" VALUES(1, 0, NULL, NULL, 1);
INSERT INTO "decision" VALUES(2, 1, 2, NULL, 1);
INSERT INTO "decision" VALUES(3, 1, 4, NULL, 1);
INSERT INTO "decision" VALUES(4, 0, NULL, NULL, 1);
INSERT INTO "decision" VALUES(5, 0, NULL, 1, 1);
INSERT INTO "decision" VALUES(6, 1, 1, NULL, 1);
INSERT INTO "decision" VALUES(7, 2, NULL, NULL, 1);
INSERT INTO "file" VALUES('cong-van-xa.txt', 3, 10, 20);
INSERT INTO "file" VALUES('ke-hoach-huyen.txt', 1, 10, 20);
INSERT INTO "file" VALUES('ke-hoach-tinh.txt', 2, 10, 20);
INSERT INTO "edge" VALUES(1, 0, 1, 1, 3);
INSERT INTO "edge" VALUES(1, 0, 1, 2, 1);
INSERT INTO "edge" VALUES(1, 0, 16, 3, 2);
INSERT INTO "edge" VALUES(1, 0, 16, 4, 2);
INSERT INTO "edge" VALUES(2, 0, 1, 5, 3);
INSERT INTO "edge" VALUES(3, 0, 1, 6, 1);
INSERT INTO "edge" VALUES(3, 0, 1, 7, 1);
INSERT INTO pending VALUES(2227979993781108736);
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
