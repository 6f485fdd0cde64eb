"""The description of the search API, and whether the API keeps to it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from search.documents import Kind, Theme
from tests.search.conftest import CatchUp, Tell

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "null": type(None),
}


def faults(value: Any, schema: dict[str, Any], whole: dict[str, Any], place: str = "answer") -> list[str]:
    """Return where `value` is not as `schema` says; of JSON Schema, what the description uses."""
    if reference := schema.get("$ref"):
        return faults(value, whole["components"]["schemas"][reference.rsplit("/", 1)[1]], whole, place)
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if isinstance(value, bool) or not isinstance(value, tuple(TYPES[kind] for kind in kinds)):
        return [f"{place} is no {kinds}"]
    found = [f"{place} is not one of its values"] if value not in schema.get("enum", [value]) else []
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        found.append(f"{place} is not of its pattern")
    if isinstance(value, int | float) and value < schema.get("minimum", value):
        found.append(f"{place} is too small")
    if isinstance(value, list):
        found += [each for item in value for each in faults(item, schema["items"], whole, f"{place}[]")]
    if isinstance(value, dict):
        if set(value) != set(schema["required"]):
            found.append(f"{place} has the properties {sorted(value)}")
        known = schema["properties"].items()
        found += [each for name, part in known for each in faults(value.get(name), part, whole, f"{place}.{name}")]
    return found


@pytest.fixture
def described(client: Client) -> dict[str, Any]:
    response = client.get("/api/v1/openapi.json")
    assert response.headers["Content-Type"] == "application/json"
    return response.json()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/search?q=avustus", 200),
        ("/api/v1/search?q=avustus&type=file&theme=raha&sort=newest&page=2&page_size=50", 200),
        ("/api/v1/search", 200),
        ("/api/v1/search?page=0&sort=best&type=x&language=en", 400),
        ("/api/v1/suggest?q=av", 200),
        ("/api/v1/suggest", 200),
        ("/api/v1/suggest?language=en", 400),
    ],
)
def test_answers_are_as_described(
    address: str, status: int, described: dict[str, Any], tell: Tell, catch_up: CatchUp, client: Client
) -> None:
    details = {"organisations": ("Avustajat",), "themes": (Theme("Raha", "Pengar"),), "external_id": "x-1"}
    tell("Avustus", kind=Kind.FILE, **details), tell("Avustus Anna")
    catch_up()
    response = client.get(address)
    answer = described["paths"][address.split("?")[0]]["get"]["responses"][str(status)]
    assert response.status_code == status
    assert faults(response.json(), answer["content"]["application/json"]["schema"], described) == []


@pytest.mark.parametrize(
    ("parameter", "inside", "outside"),
    [("page", "50", "51"), ("page_size", "50", "51"), ("q", "a" * 200, "a" * 201), ("sort", "closing", "best")],
)
def test_bounds_are_as_described(
    parameter: str, inside: str, outside: str, described: dict[str, Any], client: Client
) -> None:
    (schema,) = [
        each["schema"]
        for each in described["paths"]["/api/v1/search"]["get"]["parameters"]
        if each["name"] == parameter
    ]
    assert str(schema.get("maximum", schema.get("maxLength", schema.get("enum")))) in (
        inside, str(len(inside)), str(["relevance", "newest", "closing"])
    )  # fmt: skip
    assert client.get("/api/v1/search", {parameter: inside}).status_code == 200
    assert client.get("/api/v1/search", {parameter: outside}).status_code == 400


def test_every_facet_of_an_answer_is_a_parameter(described: dict[str, Any], client: Client) -> None:
    names = {each["name"] for each in described["paths"]["/api/v1/search"]["get"]["parameters"]}
    assert set(client.get("/api/v1/search", {"q": "avustus"}).json()["facets"]) <= names
