"""What a page shows of days and codes stays on one line, and stays text."""

from truceline.desk.templatetags.telling import whole


def test_days_and_codes_are_not_torn_at_their_hyphens() -> None:
    assert whole("مثل \u20662017-07-09T14:30\u2069، armed-opposition أو -180") == (
        'مثل \u2066<span class="whole">2017-07-09T14:30</span>\u2069، <span class="whole">armed-opposition</span> أو -180'
    )


def test_what_is_wider_than_a_telephone_may_be_torn() -> None:
    assert whole("a-" * 40 + "b") == "a-" * 40 + "b"


def test_what_somebody_wrote_is_text_and_no_markup() -> None:
    assert whole("<b>x</b> <i-am>evil-1</i>") == (
        '&lt;b&gt;x&lt;/b&gt; <span class="whole">&lt;i-am&gt;evil-1&lt;/i</span>&gt;'
    )
