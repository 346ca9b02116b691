"""`make bench`: how many whole petitions a core carries from the door to the last proved duty, on an empty and on a full base; and how long a
province's new day off takes over many running periods. `make bench ARGS="recount"` (lifecycles, recount, verify, duties) measures one part alone.

TIEPDAN_BENCH_SIZES=0,10000,100000   how many petitions are stored when the clock starts (each size is measured)
TIEPDAN_BENCH_SECONDS=12             how long each measurement of lifecycles runs, at least
TIEPDAN_BENCH_VERIFY=1               walk all promises over the full base at the end (minutes more)
TIEPDAN_BENCH_ENTRIES=1000000        how many entries of the journal `verify` walks (`make bench ARGS=verify`; filling takes two minutes)
TIEPDAN_BENCH_RLS=200000             `make bench ARGS=rls`: how many petitions are stored when lists and search are asked with and without row-level security
TIEPDAN_BENCH_CLOCKS=20000           how many periods run when days off are entered; 200000 is the size we promise ourselves (a minute more)
TIEPDAN_BENCH_DUTIES=100000          how many duties the register holds; 1000000 is the size we promise ourselves (two minutes more)
"""
