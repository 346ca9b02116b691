"""Who may say that two rows are one person. Abilities are named in `offices`, a neighbour this room does not know;
the name here is held equal to that one by a test of the desk."""

LINK_PEOPLE = "petition.register"
