"""Whether the ten promises of the house hold, as far as the rows can prove it: one line for each.

    for promise in check_promises():
        print(promise.number, promise.holds, promise.sentence)

Reads only. Each check is one set-based query (or one walk in order), so a province's whole base is a matter of minutes.
"""

from tiepdan.project.promises.checking import Promise, check_promises

__all__ = ["Promise", "check_promises"]
