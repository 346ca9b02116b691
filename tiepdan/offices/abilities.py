"""The names of what a post may do. Which post may do what is rows of data; code asks for these names only."""

from tiepdan.journal.abilities import GUARD_PERSONAL, READ_JOURNAL

REGISTER = "petition.register"  # take a petition in, read it, register it
HOLD = "petition.hold"  # answers for the petitions of the office
ROUTE = "petition.route"  # propose and confirm competence, hand on, guide, transfer, file away
ACCEPT = "case.accept"  # accept or decline: the settler's own decision
VERIFY = "case.verify"  # gather evidence, report
DRAFT = "letter.draft"
SIGN = "letter.sign"
SEND = "letter.send"  # the clerk sends what has been signed
PROVE = "duty.prove"
CHECK = "duty.check"  # check somebody else's proof
RECORD_OVERSIGHT = "oversight.record"  # take in what a body that oversees recommends
ANSWER_OVERSIGHT = "oversight.answer"  # accept it or not: the answer of who was addressed
REVEAL = "identity.reveal"  # open a sealed identity, with a reason, in the journal
SEE_OFFICE = "see.office"  # every file of one's own office
SEE_PROVINCE = "see.province"  # every file of the province, without sealed identities
SEE_REPORTS = "see.reports"
SEE_HANDED = "see.handed"  # what was sent to one's own office outside the system: which, since when, what is asked back; no file
LAW_REVIEW = "law.review"  # the register of provincial documents, their review, making a document known to offices
ADMINISTER = "offices.administer"  # offices, posts, calendar; never the content of a file

ABILITIES = (
    REGISTER, HOLD, ROUTE, ACCEPT, VERIFY, DRAFT, SIGN, SEND, PROVE, CHECK, RECORD_OVERSIGHT, ANSWER_OVERSIGHT, REVEAL, SEE_OFFICE, SEE_PROVINCE,
    SEE_REPORTS, SEE_HANDED, LAW_REVIEW, ADMINISTER, READ_JOURNAL, GUARD_PERSONAL,
)
