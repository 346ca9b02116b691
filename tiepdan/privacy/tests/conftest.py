from tiepdan.offices.tests.fixtures import few_offices_folder, lao_cai

__all__ = ["few_offices_folder", "lao_cai"]
