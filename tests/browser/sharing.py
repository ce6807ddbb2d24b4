"""What an owner does in the dialog that shares an album."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.screen import Screen


def make_link(owner: Screen, password: str = "", *, originals: bool = False) -> str:
    dialog = open_sharing(owner.page)
    dialog.get_by_label("Password (optional)").fill(password)
    dialog.get_by_role("checkbox", name="Originals too").set_checked(originals)
    dialog.get_by_role("button", name="Create link").click()
    link = dialog.get_by_role("textbox", name="Link").input_value()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)
    assert "/function/recognition-web/share#sal_" in link
    return link


def share_with(owner: Screen, name: str, *, add: bool = False) -> None:
    dialog = open_sharing(owner.page)
    dialog.get_by_role("radio", name="With a person").check()
    dialog.get_by_label("User name").fill(name)
    dialog.get_by_role("checkbox", name="May add photos").set_checked(add)
    dialog.get_by_role("button", name="Share", exact=True).click()
    expect(dialog.get_by_test_id("share")).to_contain_text(name)
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)


def end_share(owner: Screen) -> None:
    dialog = open_sharing(owner.page)
    dialog.get_by_role("button", name="End sharing").click()
    expect(dialog.get_by_test_id("share")).to_have_count(0)


def open_sharing(page: Page) -> Locator:
    page.get_by_role("button", name="Actions for Madrid").click()
    page.get_by_role("menuitem", name="Share").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Who has access")).to_be_visible()
    return dialog


def see_picture(image: Locator) -> None:
    """Until its pixels are there."""
    expect(image).to_have_js_property("complete", True)
    expect(image).not_to_have_js_property("naturalWidth", 0)
