"""The description of the search API, in OpenAPI 3.1. Its bounds and values are those of the code."""

from __future__ import annotations

from enum import Enum
from typing import Any

from search.documents import Kind
from search.request import (
    DEFAULT_PAGE_SIZE,
    LANGUAGES,
    LARGEST_PAGE,
    LAST_PAGE,
    LONGEST_QUERY,
    LONGEST_VALUE,
    MOST_CHOSEN,
    Facet,
    Problem,
    Sort,
    State,
)
from search.suggesting.models import SuggestionKind

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
LABEL: Schema = {"type": "string", "description": "What readers of `language` call the value."}

VALUES: dict[Facet, Schema] = {
    Facet.TYPE: {"type": "string", "enum": [kind.value for kind in Kind]},
    Facet.LANGUAGE: {"type": "string", "enum": list(LANGUAGES)},
    Facet.YEAR: {"type": "string", "pattern": "^[0-9]{4}$"},
    Facet.STATE: {"type": "string", "enum": [state.value for state in State]},
    Facet.THEME: {"type": "string", "maxLength": LONGEST_VALUE},
    Facet.ORGANISATION: {"type": "string", "maxLength": LONGEST_VALUE},
}


def document() -> Schema:
    """Return the whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "HYTE search",
            "version": "1.0.0",
            "description": "Everything public on the site, for other programs. It needs no key and writes nothing.",
        },
        "paths": {
            "/api/v1/search": get("search", "Search everything public", search_parameters(), "SearchResults"),
            "/api/v1/suggest": get("suggest", "Complete what somebody types", [QUERY, LANGUAGE], "Suggestions"),
        },
        "components": {"schemas": schemas()},
    }


def get(name: str, summary: str, parameters: list[Schema], answer: str) -> Schema:
    """Return the description of an address that answers with the schema `answer`, or says what is wrong."""
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": parameters,
            "responses": {"200": response("The answer", answer), "400": response("A wrong parameter", "Errors")},
        }
    }


def response(what: str, schema: str) -> Schema:
    """Return the description of a response."""
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": what, "content": content}


def parameter(name: str, schema: Schema, description: str) -> Schema:
    """Return the description of a parameter of the query string."""
    return {"name": name, "in": "query", "required": False, "schema": schema, "description": description}


QUERY = parameter("q", {"type": "string", "maxLength": LONGEST_QUERY, "default": ""}, "What to look for.")
LANGUAGE = parameter(
    "language",
    {"type": "string", "enum": list(LANGUAGES), "default": LANGUAGES[0]},
    "The language of the reader: of addresses, messages and what is offered first. It never filters.",
)


def search_parameters() -> list[Schema]:
    """Return the parameters of a search."""
    filters = [
        parameter(
            facet.value,
            {"type": "array", "items": values, "maxItems": MOST_CHOSEN},
            "A filter. It may be repeated: any of its values will do.",
        )
        for facet, values in VALUES.items()
    ]
    page = {"type": "integer", "minimum": 1, "maximum": LAST_PAGE, "default": 1}
    page_size = {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": DEFAULT_PAGE_SIZE}
    return [
        QUERY,
        LANGUAGE,
        *filters,
        parameter("sort", {**one_of(Sort), "default": Sort.RELEVANCE.value}, "The order of the results."),
        parameter(
            "page", page, "Which page of the results. One behind the last has `total` and `facets`, but no results."
        ),
        parameter("page_size", page_size, "How many results a page has."),
    ]


def schemas() -> dict[str, Schema]:
    """Return the schemas of the answers."""
    counted = {facet.value: array(record(value=values, label=LABEL, count=COUNT)) for facet, values in VALUES.items()}
    return {
        "SearchResults": record(
            query=TEXT,
            total=COUNT,
            took_ms=COUNT,
            engine={"type": "string", "enum": ["elasticsearch", "fallback"]},
            facets=record(**counted),
            results=array({"$ref": "#/components/schemas/Result"}),
        ),
        "Result": record(
            id=TEXT,
            external_id={"type": ["string", "null"]},
            type=VALUES[Facet.TYPE],
            language=VALUES[Facet.LANGUAGE],
            title=TEXT,
            url={"type": "string", "format": "uri-reference"},
            snippet={"type": "string", "description": "HTML: escaped text in which <mark> marks what matches."},
            score={"type": "number", "minimum": 0, "maximum": 1, "description": "Of the first result 1, then less."},
        ),
        "Suggestions": record(
            query=TEXT,
            language=VALUES[Facet.LANGUAGE],
            suggestions=array(record(text=TEXT, type=one_of(SuggestionKind), language=VALUES[Facet.LANGUAGE])),
        ),
        "Errors": record(errors=array(record(code=one_of(Problem), message=TEXT))),
    }


def one_of(values: type[Enum]) -> Schema:
    """Return the schema of one of `values`."""
    return {"type": "string", "enum": [member.value for member in values]}


def array(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def record(**properties: Schema) -> Schema:
    """Return the schema of an object with exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
