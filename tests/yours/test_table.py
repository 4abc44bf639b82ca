"""Any usual table is read as it is meant, and any other is answered in one line."""

import numpy as np
import pytest

from gdviz.system.errors import BadInput
from gdviz.yours import layout
from gdviz.yours.table import read

PLAIN = ([1, 2, 3], [2, 3.5, 5])


@pytest.fixture
def told(tmp_path):
    """What a table with these bytes is read as, or the line that refuses it without its name."""

    def read_bytes(content, x="time", y="distance", decimal="", dates=""):
        path = tmp_path / "runs.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        try:
            return read(path, x, y, decimal, dates)
        except BadInput as error:
            return str(error).removeprefix(f"table {path}")

    return read_bytes


@pytest.mark.parametrize(
    "content",
    [
        "time,distance\n1,2\n2,3.5\n3,5\n",
        "time;distance\n1;2\n2;3.5\n3;5",
        "time;distance\n1;2\n2;3,5\n3;5,0\n",
        "time\tdistance\r\n1\t2\r\n2\t3.5\r\n3\t5\r\n",
        "time|distance\n1|2\n2|3.5\n3|5\n",
        "# measured on Monday\n\n time   distance\n 1.0  2\n 2.0    3.5\n 3 5\n",
        "\ufefftime,distance\n1,2\n2,3.5\n3,5\n",
        'time,distance\n"1,0","2,0"\n"2,0","3,5"\n"3,0","5,0"\n',
        'name,distance,time\n"a, b",2,1\n"c",3.5,2\nd,5e0,+3\n',
        "Time [s],distance (m)\n 1 , 2\n 2 , 3.5\n 3 , 5\n",
        'Time / s,"distance, m"\n1,2\n2,3.5\n3,5\n',
        "sep=;\ntime;distance\n1;2\n2;3.5\n3;5\n",
    ],
)
def test_a_usual_table_is_read_whatever_divides_its_cells(told, content):
    table = told(content)
    assert (table.x.tolist(), table.y.tolist()) == PLAIN
    assert (table.left_out, table.notes) == ((), ())


def test_a_table_without_heads_counts_its_columns(told):
    table = told("1,2\n2,3.5\n3,5\n", "1", "2")
    assert (table.x.tolist(), table.y.tolist()) == PLAIN


def test_whole_numbers_as_large_as_dates_that_are_none_stay_numbers(told):
    assert told("time,distance\n20240228,1\n20249931,2\n").x.tolist() == [20240228, 20249931]


@pytest.mark.parametrize(
    ("content", "distances"),
    [
        ("time;distance\n0,5;999\n1;1.200\n", [999, 1200]),
        ("time;distance\n1;999,5\n2;1.200,5\n", [999.5, 1200.5]),
        ("time;distance\n1;999\n2;1.200.000\n", [999, 1_200_000]),
        ("time;distance\n1;12.5\n2;1.200\n", [12.5, 1.2]),
        ("time;distance\n1;0.200\n2;1.200\n", [0.2, 1.2]),
        ("time;distance\n1;1,200\n2;1,500\n", [1.2, 1.5]),
        ("time,distance\n1,1.200\n2,1.500\n", [1.2, 1.5]),
        ('time,distance\n1,12.5\n2,"1,200"\n', [12.5, 1200]),
        ("time\tdistance\n1\t999\n2\t1,200.5\n", [999, 1200.5]),
        ("time;distance\n1;−1\u202f200\n2;1 200,5\n", [-1200, 1200.5]),
        ("time;distance\n1;.\n2;1,5\n3;2\n", [1.5, 2]),  # A point alone is a missing value.
    ],
)
def test_what_stands_before_decimals_is_told_by_numbers_that_have_one_meaning(
    told, content, distances
):
    assert told(content).y.tolist() == distances


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (
            "time;distance\n1;999\n2;-1.200\n",
            "row 3: distance is -1.200; say --decimal point if "
            "that is -1.2, or --decimal comma if it is -1200",
        ),
        ("time\tdistance\n1\t2\n2\t1.200\n", "row 3: distance is 1.200; say --decimal point if"),
        (
            'time,distance\n"1,500",2\n',
            "row 2: time is 1,500; say --decimal comma if that is 1.5, "
            "or --decimal point if it is 1500",
        ),
        ("time;distance\n" + "1;2\n" * 30_000 + "2;1.200", "row 30002: distance is 1.200; say"),
    ],
)
def test_a_number_that_may_be_two_is_asked_for(told, content, line):
    assert told(content).startswith(f", {line}")


@pytest.mark.parametrize(("decimal", "distance"), [("point", 1.2), ("comma", 1200)])
def test_a_number_that_may_be_two_is_read_as_it_is_said(told, decimal, distance):
    assert told("time;distance\n1;1.200\n", decimal=decimal).y.tolist() == [distance]
    line = f"--decimal {decimal}s: write point or comma"
    assert told("time;distance\n1;1.200\n", decimal=f"{decimal}s") == line


@pytest.mark.parametrize(
    "content",
    ["x^2,distance\n1,2\n2,3.5\n3,5\n", "x^2  distance\n1  2\n2  3.5\n3  5\n"],
)
def test_a_head_that_begins_as_packed_files_do_is_a_head(told, content):
    table = told(content, "x^2")
    assert (table.x.tolist(), table.y.tolist()) == PLAIN


def test_cells_that_begin_as_packed_files_do_are_cells(told):
    assert told("x^2,1,2\nx^3,2,3\n", "#2", "#3").y.tolist() == [2, 3]
    assert told("name time distance\nx^2 1 2\nx^3 2 3\n").y.tolist() == [2, 3]


@pytest.mark.parametrize(
    "name", ["runs[1].csv", "runs?.csv", "*.csv", "~/runs.csv", "file:runs.csv"]
)
def test_of_a_name_with_signs_the_very_file_is_read(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "~").mkdir()
    (tmp_path / "runs1.csv").write_text("time,distance\n8,9\n")
    (tmp_path / name).write_text("time,distance\n1,2\n")
    assert read(name, "time", "distance").x.tolist() == [1]


def test_what_would_steer_a_terminal_is_spelt_out(told):
    table = told("time,\x1b[2Jwet\n1,\x1b[1myes\n2,no\n3,no\n", y="#2")
    assert table.names == ("time", r"\x1b[2Jwet", r"\x1b[1myes", "no")


def test_heads_in_single_quotes_are_found(told):
    assert told("'time'\t'distance'\n1\t2\n").names == ("time", "distance")


def test_a_minus_of_mathematics_is_a_minus(told):
    assert told("time,distance\n−1,2\n1,−3\n").y.tolist() == [2, -3]
    assert told("−1,2\n1,−3\n", "1", "2").x.tolist() == [-1, 1]


@pytest.mark.parametrize("cell", ["", "NA", "n/a", "#N/A", "<NA>", "NaN", "null", " - ", "?"])
def test_a_row_where_a_value_is_missing_is_left_out_and_told(told, cell):
    table = told(f"time,distance\n1,2\n2,{cell}\n3,5\n")
    assert (table.x.tolist(), table.left_out) == ([1, 3], (3,))
    assert table.notes == ("Left out: row 3, where time or distance is missing.",)


@pytest.mark.parametrize("row", ["", "7"])
def test_the_first_row_may_lack_cells_as_any_other_may(told, row):
    table = told(f"time,distance\n{row}\n1,2\n2,3.5\n3,5\n")
    assert ((table.x.tolist(), table.y.tolist()), table.left_out) == (PLAIN, (2,))


def test_of_many_rows_left_out_the_first_five_are_told(told):
    table = told("time,distance\n1,2\n" + "2,\n" * 8)
    assert table.notes[0].startswith("Left out: row 3, 4, 5, 6, 7 and 3 more, where")


def test_a_column_may_be_named_by_its_place(told):
    content = "time,time,way,#1\n1,2,3,4\n5,6,7,8\n"
    table = told(content, "#2", "#3")
    assert (table.x.tolist(), table.y.tolist(), table.names) == ([2, 6], [3, 7], ("time", "way"))
    assert told(content, "#1", "way").x.tolist() == [4, 8]  # That is the head of another.
    assert told(content, "#5", "way") == " has no column #5; --x may be time, time, way, #1"


@pytest.mark.parametrize(
    "dates",
    [
        ("2024-02-28", "2024-03-01"),
        ("28.02.2024", "01.03.2024"),
        ("02/28/2024", "03/01/2024"),
        ("28/02/2024", "01/03/2024"),
        ("2024-02-28 00:00:00", "2024-03-01 00:00:00"),
        ("Feb 28 2024", "Mar 1 2024"),
        ("20240228", "20240301"),
        ("28-02-2024", "1-3-2024"),
        ("02.28.2024", "03.01.2024"),
        ("2024.02.28", "2024.03.01"),
        ("2024-Feb-28", "2024-Mar-01"),
        ("28.02.2024 10:00", "01.03.2024 10:00"),
        ("2024-02-28T10:00:00Z", "2024-03-01T10:00:00Z"),
        ("2024-02-28T23:00:00+01:00", "2024-03-02T00:00:00+02:00"),
        ("2024-02-28 10:00:00.250", "2024-03-01 10:00:00.250"),
        ("2024-02-28 10:00:00+01:00", "2024-03-01 10:00:00+01:00"),
        ("202402281000", "202403011000"),
        ("20240228100030", "20240301100030"),
        ("2024-02-28 10:00 UTC", "2024-03-01 10:00 UTC"),
        ("2/28/2024 02:30 PM", "3/1/2024 02:30 PM"),
        ('"2/28/2024, 2:30:00 PM"', '"3/1/2024, 2:30:00 PM"'),
        ("28/02/2024 11:30:15 pm", "01/03/2024 11:30:15 pm"),
        ('"February 28, 2024"', '"March 1, 2024"'),
    ],
)
def test_dates_become_days_since_the_first_over_a_leap_day(told, dates):
    table = told(f"time,distance\n{dates[0]},2\n,9\n{dates[1]},3\n")
    assert (table.x.tolist(), table.left_out) == ([0, 2], (3,))
    assert table.names[0] == "days since 2024-02-28"


def test_the_first_hour_of_a_day_is_12_am(told):
    table = told("time,distance\n2/28/2024 12:30 AM,1\n2/28/2024 12:30 PM,2\n")
    assert table.x.tolist() == [0, 0.5]


def test_day_and_month_are_asked_for_even_if_they_differ_in_late_rows_alone(told):
    rows = "".join(f"05/05/2024 {k // 60:02}:{k % 60:02},1\n" for k in range(1440))
    answer = told(f"time,distance\n{rows}06/05/2024 00:00,2\n")
    assert answer.startswith(
        ", row 1442: time is 06/05/2024 00:00, which may be several dates; say"
    )


@pytest.mark.parametrize("mark", ["-", ".", "/"])
@pytest.mark.parametrize(
    ("wished", "first", "days"),
    [("day", "2001-03-24", 365), ("month", "", 0), ("year", "2024-03-01", 1)],
)
def test_which_part_of_a_date_is_the_year_is_asked_for(told, mark, wished, first, days):
    content = "time,distance\n24-03-01,1\n24-03-02,2\n".replace("-", mark)
    cell = f"24{mark}03{mark}01"
    assert told(content) == (
        f", row 2: time is {cell}, which may be several dates; say --dates day if that is "
        "2001-03-24, or --dates year if that is 2024-03-01"
    )
    table = told(content, dates=wished)
    if not first:
        assert table.startswith(f", row 2: time is {cell}, neither a number nor a date such as")
        assert "with the month first; write one" in table
        return
    assert (table.names[0], table.x.tolist()) == (f"days since {first}", [0, days])


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        ("99/03/01 00/03/01", "1999-03-01"),  # There is no day 99, and no day 0.
        ("24-03-01 24-03-32", "2001-03-24"),
        ("15.03.99 16.03.99", "1999-03-15"),
        ("03/15/99 03/16/99", "1999-03-15"),
        ("3/15/24 3/16/24", "2024-03-15"),  # A year does not have one digit.
        ("28-Feb-99 01-Mar-99", "1999-02-28"),
        ("99-Feb-28 99-Mar-01", "1999-02-28"),
    ],
)
def test_which_part_of_a_date_is_the_year_is_read_where_the_column_tells(told, dates, first):
    one, other = dates.split()
    table = told(f"time,distance\n{one},1\n{other},2\n")
    assert table.names[0] == f"days since {first}"


def test_a_year_of_two_digits_that_may_be_of_two_centuries_is_refused(told):
    answer = told("time,distance\n65/03/31,1\n72/03/31,2\n", dates="year")
    assert answer == (
        ", row 2: time is 65/03/31, and years go from 1972 to 2065; write them in four digits"
    )


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        ("2024-03-01 soon 2024-03-02", "row 3: time is soon, no date in the form of 2024-03-01;"),
        ("2024-03-01 2024-03-02 5", "row 2: time is 2024-03-01, no number as in other rows; write"),
        ("13/02/2024 12/02/2024 02/13/2024", "row 4: time is 02/13/2024, no date in the form of"),
    ],
)
def test_of_dates_the_cell_that_is_none_is_named(told, cells, line):
    rows = "".join(f"{cell},{k}\n" for k, cell in enumerate(cells.split()))
    assert told(f"time,distance\n{rows}").startswith(f", {line}")


def test_what_dates_begin_with_is_day_month_or_year(told):
    line = "--dates years: write day, month or year"
    assert told("time,distance\n1,2\n", dates="years") == line


def test_of_a_time_the_parts_of_a_second_count(told):
    table = told("time,distance\n2024-03-01 10:00:00.25,1\n2024-03-01 10:00:01,2\n")
    assert table.x[1] * 86400 == pytest.approx(0.75)


def test_a_head_of_two_lines_is_one_row(told):
    content = 'time,"distance\n(cm)"\n1,2\n,3\n2,3.5\n3,5\n'
    table = told(content)
    assert (table.x.tolist(), table.y.tolist(), table.left_out) == (*PLAIN, (3,))
    assert table.names[1] == "distance (cm)"


@pytest.mark.parametrize(
    ("cells", "upper"),
    [
        ("yes no no yes yes", "yes"),
        ("5mg 9mg 5mg 9mg 9mg", "9mg"),
        ("0 1 1 0 0", "1"),
        ("2 5 5 2 2", "5"),
    ],
)
def test_two_values_of_y_become_0_and_1(told, cells, upper):
    cells = cells.split()
    table = told("time,distance\n" + "".join(f"{k},{cell}\n" for k, cell in enumerate(cells)))
    assert table.y.tolist() == [cell == upper for cell in cells]
    assert table.names[3] == upper
    assert table.notes == (f"distance has two values: the fit is the chance of {upper}.",)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("", " is empty; give one with a head and rows"),
        ("\n# nothing\n", " is empty; give one with a head and rows"),
        ("time,distance\n", " has a head and no rows; give one with rows"),
        ("time\n1\n2\n", " has one column; give one with a column for x and one for y"),
        ("time\n1,5\n2,5\n", " has one column; give one with a column for x and one for y"),
        *(
            (f"{title}\ntime,distance\n1,2\n", f" begins with {title}, which is no row of heads;")
            for title in ("Runs", "Runs of 2024 on Monday")
        ),
        ("150,4,setosa\n5.1,3.5,1.4\n", ", row 1: there are numbers and words, and numbers below"),
        ("time,way\n1,2\n", " has no column distance; --y may be time, way"),
        ("time,\n1,2\n", " has no column distance; --y may be time, '#2'"),
        (
            "time,2000\nMay,2\n",
            " has no column time, for the first row has numbers and is no head; --x may be 1, 2",
        ),
        ("time,distance\n0000-01-01,2\n", ", row 2: time is 0000-01-01, neither a number nor a"),
        ("time,distance\n1,2\r2,3\n", " has lines that end as on old Macs; save it as CSV in"),
        ("time,distance\n1,2\u20282,3\n", ", row 2: there are 3 cells, and above 2; give every"),
        ("time,time,distance\n1,2,3\n", " has 2 columns time; say --x '#1' or --x '#2'"),
        ("time,#5\n1,2\n", " has no column distance; --y may be time, #5"),
        (
            "time,distance\n1,2\n3,abc\n",
            ", row 3: distance is abc, no number; write one, or nothing where it is missing",
        ),
        (
            "time,distance\n1,2\n\n3,\x1b[2J\n",
            ", row 4: distance is \\x1b[2J, no number; write one, or nothing where it is missing",
        ),
        ("time,distance\n1,1e999\n2,3\n", ", row 2: distance is 1e999, too large; choose a"),
        ("time,distance\n1,2e200\n2,3\n", ", row 2: distance is 2e200, too large; choose a"),
        ("time,distance\n1,inf\n2,3\n", ", row 2: distance is inf, no number; write one"),
        (
            "time,distance\n01/02/2024,2\n03/04/2024,4\n",
            ", row 2: time is 01/02/2024, which may be several dates; say --dates day if",
        ),
        (
            "time,distance\n3/4/2024 02:30 PM,2\n3/5/2024 02:30 PM,4\n",
            ", row 2: time is 3/4/2024 02:30 PM, which may be several dates; say --dates",
        ),
        (
            "time,distance\n1,2\n3,4,5\n",
            ", row 3: there are 3 cells, and above 2; give every column a head, and put cells with "
            "a “,” in them into quotes",
        ),
        (
            "time\tdistance\n1\t2\t3\n",
            ", row 2: there are 3 cells, and above 2; give every column a head, and put cells with "
            "a tab in them into quotes",
        ),
        (
            "time;distance\n1;1,5\n2;12.5\n",
            ", row 3: distance is 12.5, no number with “,” before the decimals; write all of them",
        ),
        (
            "time,distance\n1,yes\n2,no\n3,Yes\n4,no\n5,yes\n6,no\n",
            ": distance has 3 values: Yes, no, yes; a chance needs two",
        ),
        (
            "time,distance\n1,2%\n2,3%\n3,3%\n",
            ", row 2: distance is 2%, no number; write one, or nothing where it is missing",
        ),
        (
            "time,distance\n" + "1,2 cm\n2,3 cm\n3,4 cm\n" * 3,
            ", row 2: distance is 2 cm, no number; write one, or nothing where it is missing",
        ),
        ("time,distance\n1,yes\n2,yes\n", ": distance has one value: yes; a chance needs two"),
        ("time,distance\n1,٣\n2,4\n", ", row 2: distance is ٣, no number; write one, or"),
        ("time,distance\r1,2\r2,3\r", " has lines that end as on old Macs; save it as CSV in"),
        ("time,distance\n1,yes\n2,no\n3,maybe\n", ", row 2: distance is yes, no number; write"),
        ("time,distance\n1,\n,3\n", " has no row with both time and distance"),
        ('time,distance\n"1,2\n2,3\n', " cannot be read; look for a quotation mark without"),
        ("time,Länge\n1,2\n".encode("latin-1"), ", line 1: a letter is not UTF-8; save it as"),
        ("time,distance\n1,2\n".encode("utf-16"), " is written in UTF-16; save it as CSV in UTF-8"),
        (b"PK\x03\x04", " is a workbook of a spreadsheet; save it as CSV in UTF-8"),
        (b"\x1f\x8b\x08\0", " is packed; unpack it"),
        ('[\n {"time": 1, "distance": 2}]', " is JSON; save it as CSV in UTF-8"),
        ('{"time": [1, 2], "distance": [2, 3]}', " is JSON; save it as CSV in UTF-8"),
        (b"time,\0", " is no text; save it as CSV in UTF-8"),
    ],
)
def test_any_other_table_is_answered_with_the_place_and_the_remedy(told, content, line):
    answer = told(content)
    assert answer.startswith(line)
    assert "\n" not in answer


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("nope.csv", "cannot be read: No such file or directory; check the path"),
        ("/dev/zero", "is a pipe or a device; give the path of a table"),
        ("/", "is a folder; give the path of a table"),
        ("https://example.org/runs.csv", "is an address; download it and give its path"),
        ("a\0b.csv", "cannot be read: embedded null byte; check the path"),
    ],
)
def test_what_is_no_file_is_answered(path, words):
    with pytest.raises(BadInput) as caught:
        read(path, "x", "y")
    assert str(caught.value).endswith(words)


def test_a_table_longer_than_its_sample_is_read_to_its_end(told):
    count = 20_000
    assert count * 8 > layout.SAMPLE
    rows = "".join(f"{k},{2 * k}.5\n" for k in range(count))
    table = told(f"time,distance\n{rows}")
    np.testing.assert_array_equal(table.x, np.arange(count))
    np.testing.assert_array_equal(table.y, 2 * np.arange(count) + 0.5)


def test_a_wrong_cell_behind_the_sample_is_named_by_its_row(told):
    rows = "".join(f"{k},2\n" for k in range(30_000))
    assert told(f"time,distance\n{rows}x,2\n").startswith(", row 30002: time is x,")


def test_a_file_that_is_too_long_is_refused_before_it_is_read(told, monkeypatch):
    monkeypatch.setattr(layout, "BYTES", 10)
    assert told("time,distance\n1,2\n") == " has 18 bytes; give one of 10 at the most"


def test_a_row_longer_than_the_sample_is_named_where_it_comes_first(told):
    long = "z" * 2_000_000
    line = f" has a row of more than {layout.SAMPLE} bytes; give one with shorter rows"
    assert told(f"time,distance,note\n1,2,{long}\n2,3.5,\n") == line
    table = told(f"time,distance,note\n1,2,\n2,3.5,{long}\n3,5,\n")
    assert (table.x.tolist(), table.y.tolist()) == PLAIN


def test_of_a_cell_of_a_million_letters_a_few_are_shown(told):
    answer = told(f"time,distance\n1,2\n{'3' * 1_000_000},4\n")
    assert answer == f", row 3: time is {'3' * 39}…, too large; choose a larger unit"
