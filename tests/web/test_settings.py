from __future__ import annotations

import pytest

from web.settings import SettingInvalid, Settings


def test_an_empty_environment_gives_a_site_that_trusts_nobody() -> None:
    assert Settings.from_environment({}) == Settings("Onrecord", None, (), ())


def test_every_setting_is_read_from_the_environment() -> None:
    environment = {
        "ONRECORD_SITE_NAME": "Figures of Record",
        "ONRECORD_SITE_URL": "https://records.example.org/",
        "ONRECORD_FRAME_ANCESTORS": "https://news.example.org, https://*.example.com:8443",
        "ONRECORD_TRUSTED_HOSTS": "records.example.org .example.net:8080",
    }

    assert Settings.from_environment(environment) == Settings(
        site_name="Figures of Record",
        site_url="https://records.example.org",
        frame_ancestors=("https://news.example.org", "https://*.example.com:8443"),
        trusted_hosts=("records.example.org", ".example.net:8080"),
    )


@pytest.mark.parametrize(
    "url", ["records.example.org", "ftp://example.org", "https://", "https://a.example/?x=1"]
)
def test_an_address_that_is_none_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(SettingInvalid, match=r"ONRECORD_SITE_URL is .*https://records\.example\.org"):
        Settings.from_environment({"ONRECORD_SITE_URL": url})


@pytest.mark.parametrize(
    "origin", ["news.example.org", "https://a.example;script-src", "'unsafe-inline'", "https://"]
)
def test_a_frame_ancestor_cannot_add_to_the_policy(origin: str) -> None:
    with pytest.raises(SettingInvalid, match="ONRECORD_FRAME_ANCESTORS has"):
        Settings.from_environment({"ONRECORD_FRAME_ANCESTORS": origin})


def test_a_host_with_a_scheme_is_refused() -> None:
    with pytest.raises(SettingInvalid, match=r"ONRECORD_TRUSTED_HOSTS has 'https://a\.example'"):
        Settings.from_environment({"ONRECORD_TRUSTED_HOSTS": "https://a.example"})
