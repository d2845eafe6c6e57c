"""The page of thin entries marks what is past on the reader's day, and only there."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def test_review_dates_are_marked_from_the_day_after(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2020-01-01T12:00:00")
    page.goto(f"{address}health/")
    dates = page.locator(".kb-health--dated time")
    past = page.locator(".kb-health__past")
    expect(dates.first).to_be_visible()
    expect(past).to_have_count(0)
    page.clock.set_fixed_time("2100-01-01T12:00:00")
    page.reload()
    expect(past).to_have_count(dates.count())
