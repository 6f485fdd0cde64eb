"""`manage.py import_content`, as the person at the terminal sees it."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from hyte.pages.models import ContentPage
from hyte.structure.places import INFORMATION
from tests.importing.conftest import CONTENT

PAGE = {"id": "p", "type": "page", "language": "fi", "title": "Sivu"}


@pytest.fixture
def command(tmp_path):
    """Run the command on lines; return what it printed and what it complained about."""

    def run(*lines, **options):
        file = tmp_path / "sisalto.jsonl"
        file.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines))
        output, errors = StringIO(), StringIO()
        try:
            call_command("import_content", file, stdout=output, stderr=errors, **({"language": "en"} | options))
        except CommandError as error:
            errors.write(f"exit {error.returncode}: {error}\n")
        return output.getvalue(), errors.getvalue()

    return run


def test_it_sums_up_what_it_did_by_type(site, command):
    assert command(PAGE, PAGE | {"id": "q"}) == ("page: created 2\n", "")
    assert command(PAGE | {"title": "Toinen"}, PAGE | {"id": "q"}) == ("page: changed 1, unchanged 1\n", "")


def test_it_names_bad_lines_and_ends_with_an_error_after_importing_the_rest(site, command):
    output, errors = command('{"id" 1}', PAGE, PAGE | {"id": "q", "contacts": ["x"]})
    assert output == "page: created 1, failed 1\n"
    assert errors == (
        "line 1: The line is not JSON from character 7 on.\n"
        "line 3: contacts refers to x, which is neither on the site nor in a good line of the file.\n"
        "exit 1: 2 lines were not imported.\n"
    )


def test_a_remark_is_no_error(site, command):
    output, errors = command(PAGE | {"titel": "Sida"})
    assert output == "page: created 1\n"
    assert errors == 'line 1: The key "titel" is not known and was passed over.\n'


def test_a_dry_run_says_what_it_would_do_and_writes_nothing(site, command):
    output, _errors = command(PAGE, dry_run=True)
    assert output == "1: page p: created\nThis was a dry run: nothing was written.\npage: created 1\n"
    assert not ContentPage.objects.filter(external_id="p").exists()


def test_without_a_site_it_says_what_to_run_first(site, command):
    INFORMATION.find("fi").delete()
    assert command(PAGE) == ("", "exit 1: There is no site yet: run create_site first.\n")


def test_a_file_that_is_not_there_is_one_clear_sentence(site):
    with pytest.raises(CommandError, match="No such file or directory"):
        call_command("import_content", CONTENT / "ei-ole.jsonl")


def test_a_line_in_another_encoding_is_named(site):
    errors = StringIO()
    with pytest.raises(CommandError):
        call_command("import_content", CONTENT / "not-utf8.jsonl", stderr=errors, stdout=StringIO(), language="en")
    assert errors.getvalue().startswith("line 2: The line is not UTF-8 from byte 65 on.")
