"""One full set of facts for every form; the same that `tiepdan forms render --sample` prints. All people are invented."""

from tiepdan.documents.catalogue import samples

FULL, FRAME = samples()
