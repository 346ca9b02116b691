"""What every page visited must hold, at the width of a phone and of a desk."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SIZES = ((360, 740), (1280, 800))
AXE = Axe()
GRAVE = {"serious", "critical"}
ONLY_VIOLATIONS = {"resultTypes": ["violations"], "elementRef": False}


def look(page: Page, name: str, shots: Path) -> None:
    """Check the page as it stands and keep a picture of it at each width."""
    before = page.viewport_size
    assert page.locator("html").get_attribute("lang") == "vi", name
    assert page.locator("h1").count() == 1, f"{name}: {page.locator('h1').all_inner_texts()}"
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("document.fonts.ready.then(() => 0)")
        wide = page.evaluate("document.scrollingElement.scrollWidth")
        assert wide <= width, f"{name} scrolls sideways at {width}: {wide}"
        if faults := grave_faults(page):
            raise AssertionError(f"{name} at {width}: " + "\n".join(faults))
        shots.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=shots / f"{name}-{width}.png", full_page=True)
    if before:
        page.set_viewport_size(before)


def grave_faults(page: Page) -> list[str]:
    """What axe-core finds serious or critical, with the elements."""
    found = AXE.run(page, options=ONLY_VIOLATIONS).response["violations"]
    return [f"{fault['id']} ({fault['impact']}): {fault['help']}: {node['html']} {node['failureSummary']}"
            for fault in found if fault["impact"] in GRAVE for node in fault["nodes"]]
