from tiepdan.portal.flow import is_secret, next_question, place_of, question_before, questions


def test_a_denouncer_reads_of_secrecy_before_telling():
    answers = {"want": {"want": "denunciation"}}
    assert questions(answers) == ("want", "identity", "tell", "place", "person", "review")
    assert next_question(answers) == "identity"


def test_everybody_else_is_asked_whose_petition_it_is():
    assert next_question({"want": {"want": "complaint"}}) == "behalf"


def test_unsure_and_telling_of_wrongdoing_is_secret_before_a_name_is_given():
    answers = {"want": {"want": "unsure"}, "behalf": {"behalf": "self"}, "tell": {"words": "…", "reads_as": "denunciation"}}
    assert is_secret(answers)
    assert next_question(answers) == "identity"


def test_a_complaint_that_reads_like_a_denunciation_stays_what_was_chosen():
    assert not is_secret({"want": {"want": "complaint"}, "tell": {"reads_as": "denunciation"}})


def test_when_all_is_answered_it_is_read_back():
    answers = {step: {"want": "feedback", "words": "Đường sạt."} for step in ("want", "behalf", "tell", "place", "person")}
    assert next_question(answers) == "review"
    assert place_of("review", answers) == (6, 6)


def test_back_goes_one_question_and_from_the_first_leads_home():
    answers = {"want": {"want": "denunciation"}}
    assert question_before("tell", answers) == "identity"
    assert question_before("want", answers) is None


def test_a_story_put_aside_empty_is_still_to_be_told():
    answers = {"want": {"want": "feedback"}, "behalf": {}, "tell": {"words": ""}}
    assert next_question(answers) == "tell"
    assert next_question({**answers, "papers": [{"id": "a1"}]}) == "place"
