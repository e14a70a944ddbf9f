"""Resolution: a pure function that does not depend on order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vbhc.library.identity import Description, Scope, agree, contradictions
from vbhc.library.resolve import Pool, opposed, resolve

KEY = "27/NQ/TW"
SALARY = "về cải cách chính sách tiền lương"
Y2018 = Description(KEY, "2018-05-21", "NQ", "central", title=SALARY)
TITLED = Description(KEY, level="central", title=SALARY + " đối với cán bộ")
BARE_2019 = Description(KEY, level="central", latest="2019")
Y2022 = Description(KEY, "2022-11-09", "NQ", "central")
BARE = Description(KEY, level="central")
TN = Description(KEY, "2019-08-15", "KH", "province", Scope("thái nguyên"))
KT = Description(KEY, "2019-08-15", "KH", "province", Scope("kon tum"))
ANY = Description(KEY, "2019-08-15", "KH", "province")
PLACELESS = Description(KEY, "", "KH", "province")
DECREE = Description("30/2020/ND/CP", "2020-03-05", "NĐ", "central")
DECREE_BARE = Description("30/2020/ND/CP", level="central")
DECREE_WRONG = Description("30/2020/ND/CP", "2020-03-06", level="central")
MISDATED = Description(KEY, "2018-05-12", "NQ", "central", title=SALARY)
MISCOPIED = Description(KEY, "2018-05-21", "NQ", "central", title="về phòng cháy chữa cháy rừng mùa khô")
DECREE_TITLED = DECREE._replace(title="về công tác văn thư")
DECREE_OTHER = DECREE_BARE._replace(title="quy định về quản lý thuế trong giao dịch")
Y2018_BARE = Description(KEY, "2018-05-21")
OTHER_TYPE = Description(KEY, "2018-05-12", "KL", "central", title=SALARY)
DRUGS = "kế hoạch phòng, chống ma túy trên địa bàn năm "
PLAN_23 = Description("7/KH/UBND", "2023-01-09", "KH", "district", Scope("nghệ an", "quỳ hợp"), DRUGS + "2023")
PLAN_24 = Description("7/KH/UBND", "2024-01-12", "KH", "district", Scope("nghệ an", "quỳ hợp"), DRUGS + "2024")
PLAN = Description("7/KH/UBND", "", "KH", "district", Scope("nghệ an", "quỳ hợp"), DRUGS + "2024", "", "2025")

ROWS = [
    ([Y2018], [BARE], BARE, "ambiguous", None, "one fits, but each term has its number 27"),
    ([Y2018], [TITLED], TITLED, "kept", Y2018, "a like title"),
    ([DECREE], [DECREE_BARE], DECREE_BARE, "kept", DECREE, "a number with its year is borne once"),
    ([DECREE], [DECREE_BARE, DECREE_WRONG], DECREE_BARE, "kept", DECREE, "whatever date another gives it"),
    ([], [BARE, BARE_2019], BARE, "absent", BARE, "two claims that nothing tells apart"),
    ([Y2022], [BARE_2019], BARE_2019, "absent", BARE_2019, "cited before the one that is kept was issued"),
    ([Y2018, Y2022], [BARE], BARE, "ambiguous", None, "two fit"),
    ([Y2018], [BARE, Y2022], BARE, "ambiguous", None, "one kept and one absent fit"),
    ([Y2018], [Y2022], Y2022, "absent", Y2022, "another term"),
    ([], [Y2018, TITLED], TITLED, "absent", Y2018, "two claims, one absent document"),
    ([], [Y2018_BARE, Y2018], Y2018_BARE, "absent", Y2018, "of two claims the fuller one describes it"),
    ([TN], [KT, ANY], KT, "absent", KT, "two provinces stay two documents"),
    ([TN, KT], [ANY], ANY, "ambiguous", None, "either province"),
    ([Y2018], [TITLED, MISDATED], TITLED, "kept", Y2018, "another paper's wrong date makes no second document"),
    ([Y2018], [TITLED, OTHER_TYPE], TITLED, "ambiguous", None, "a title that a kept and an absent document bear"),
    ([Y2018], [MISDATED], MISDATED, "absent", MISDATED, "but a wrong date is no link"),
    ([PLAN_23, PLAN_24], [PLAN], PLAN, "kept", PLAN_24, "the number in a title tells two years' plans apart"),
    ([Y2018], [MISCOPIED], MISCOPIED, "ambiguous", None, "of its number and day, but of quite another title"),
    ([DECREE_TITLED], [DECREE_OTHER], DECREE_OTHER, "ambiguous", None, "nor does a year in the number make up for it"),
    ([TN], [PLACELESS], PLACELESS, "ambiguous", None, "neither place nor date agrees: no link, a candidate"),
]


@pytest.mark.parametrize(("kept", "claims", "claim", "outcome", "node", "why"), ROWS)
def test_resolve(
    kept: list[Description],
    claims: list[Description],
    claim: Description,
    outcome: str,
    node: Description | None,
    why: str,
) -> None:
    decision = resolve(kept, claims)[claim]
    assert (decision.outcome, decision.node) == (outcome, node), why


def test_why_names_what_speaks_against() -> None:
    assert opposed(Y2022, [Y2018]) == [(Y2018, ["date"])]


descriptions = st.builds(
    Description,
    st.just(KEY),
    st.sampled_from(["", "2018-05-21", "2022-11-09"]),
    st.sampled_from(["", "NQ", "KH"]),
    st.sampled_from(["", "province", "district"]),
    st.builds(
        Scope,
        st.sampled_from(["", "an lạc", "bình an"]),
        st.sampled_from(["", "phú vinh"]),
        st.sampled_from(["", "phú xuân", "phú hạ"]),
    ),
    st.sampled_from(["", "về công tác khuyến học khuyến tài", "về phòng cháy chữa cháy rừng mùa khô"]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(descriptions, max_size=6), st.lists(descriptions, max_size=8), st.randoms())
def test_order_does_not_matter(kept: list[Description], claims: list[Description], random: object) -> None:
    first = resolve(kept, claims)
    random.shuffle(kept)  # type: ignore[attr-defined]
    random.shuffle(claims)  # type: ignore[attr-defined]
    assert resolve(kept, claims) == first
    assert set(first) == set(claims)
    for claim, decision in first.items():
        if decision.outcome == "absent":
            assert decision.node in first, "an absent document is described by one of the claims"
            assert first[decision.node].node == decision.node, "which stands for itself"
        assert claim not in decision.candidates or decision.outcome == "ambiguous"


@settings(max_examples=300, deadline=None)
@given(descriptions, descriptions)
def test_agreeing_is_having_no_contradictions(one: Description, other: Description) -> None:
    assert agree(one, other) == agree(other, one) == (contradictions(one, other) == [])


@settings(max_examples=200, deadline=None)
@given(st.lists(descriptions, min_size=20, max_size=60), descriptions)
def test_what_is_looked_up_is_all_that_fits(many: list[Description], claim: Description) -> None:
    pool = Pool()
    for one in many:
        pool.add(one)
    assert sorted(pool.fits(claim)) == sorted(one for one in many if agree(claim, one))
