"""`make bench`: how many whole petitions a core carries from the door to the last proved duty, on an empty and on a full base.

TIEPDAN_BENCH_SIZES=0,10000,100000   how many petitions are stored when the clock starts (each size is measured)
TIEPDAN_BENCH_SECONDS=12             how long each measurement runs, at least
TIEPDAN_BENCH_VERIFY=1               walk all promises over the full base at the end (minutes more)
"""
