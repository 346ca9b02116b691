from hypothesis import settings

# A shared machine is slow now and then; slowness is not what these tests are about.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")
