import pytest

from search.engines.opensearch import Layout, read_address
from search.errors import SearchError

SECRET = {"ONRECORD_OPENSEARCH_USER": "reader", "ONRECORD_OPENSEARCH_PASSWORD": "s3cret"}


def test_an_address_names_hosts_and_an_index_and_means_tls() -> None:
    address = read_address("opensearch://host1:9200,host2:9201/releases", {})

    assert (address.hosts, address.name) == (("host1:9200", "host2:9201"), "releases")
    assert address.secure
    assert address.layout == Layout(shards=3, replicas=1)
    assert str(address) == "opensearch://host1:9200,host2:9201/releases"


def test_only_another_scheme_does_without_tls() -> None:
    address = read_address("opensearch+http://[::1]:9200/releases", {})

    assert not address.secure
    assert str(address) == "opensearch+http://[::1]:9200/releases"


def test_credentials_come_from_the_environment_and_are_never_printed() -> None:
    address = read_address("opensearch://host:9200/releases", SECRET | {"ONRECORD_OPENSEARCH_CA": "/ca.pem"})

    assert (address.user, address.password, address.ca) == ("reader", "s3cret", "/ca.pem")
    assert "s3cret" not in f"{address} {address!r}"
    assert "reader" not in f"{address} {address!r}"


def test_credentials_in_an_address_are_refused_without_repeating_them() -> None:
    with pytest.raises(SearchError, match="ONRECORD_OPENSEARCH_PASSWORD") as refused:
        read_address("opensearch://reader:s3cret@host:9200/releases", {})

    assert "s3cret" not in str(refused.value)


def test_a_password_is_not_sent_unencrypted_but_on_this_machine() -> None:
    with pytest.raises(SearchError, match="unencrypted"):
        read_address("opensearch+http://search1:9200/releases", SECRET)

    assert read_address("opensearch+http://127.0.0.1:9200/releases", SECRET).user == "reader"


@pytest.mark.parametrize(
    "url",
    [
        "opensearch://host/releases",
        "opensearch://:9200/releases",
        "opensearch://host:9200,/releases",
        "opensearch://host:9200",
        "opensearch://host:9200/",
        "opensearch://host:9200/Releases",
        "opensearch://host:9200/releases*",
        "opensearch://host:9200/_all",
        "opensearch://host:9200/a,b",
        "opensearch://host:9200/releases/more",
        "opensearch://host:9200/releases?pretty",
    ],
)
def test_what_is_no_address_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(SearchError, match="opensearch://host1:9200,host2:9200/releases"):
        read_address(url, {})


def test_shards_and_replicas_are_numbers_in_range() -> None:
    settings = {"ONRECORD_OPENSEARCH_SHARDS": "12", "ONRECORD_OPENSEARCH_REPLICAS": " 0 "}

    assert read_address("opensearch://host:9200/releases", settings).layout == Layout(12, 0)
    for wrong in ("0", "x", "-1", "1025"):
        with pytest.raises(SearchError, match="ONRECORD_OPENSEARCH_SHARDS"):
            read_address("opensearch://host:9200/releases", {"ONRECORD_OPENSEARCH_SHARDS": wrong})
