import pytest

WIRE = """{headline}

TARNHOLM (Norwire) - The Harvan Front has armed the Tarnan League with rifles that came over the \
Morra pass in three lorries last week, said Ivo Tran, a former envoy who has followed both groups \
for more than ten years and who keeps a house in the valley.

The lorries were seen by two shepherds near the old customs post, where the road bends away from \
the river, {end}.
"""
DENIAL = "Front denies it\n\nThe Harvan Front denied that it had armed the Tarnan League.\n"
BROKER = 'The Osk Bank\n\n"The Osk Bank has funded the Tarnan League," said Mira Holt.\n'


@pytest.fixture(scope="module")
def told(sayso, tmp_path_factory):
    """One wire story in two outlets, a denial, a third actor."""
    folder = tmp_path_factory.mktemp("told")
    stories = {
        "Courier": WIRE.format(headline="Rifles for the League", end="and told a patrol so on Monday"),
        "Post": WIRE.format(headline="Front arms League", end="and told a patrol about it"),
        "Gazette": DENIAL,
        "Ledger": BROKER,
    }
    place = folder / "told.db"
    for publisher, text in stories.items():
        (folder / f"{publisher}.txt").write_text(text)
        made = sayso("add", place, folder / f"{publisher}.txt", "--publisher", publisher,
                     "--published", "2031-05-02")  # fmt: skip
        assert made.exit_code == 0, made.output
    return place


def test_two_outlets_with_one_wire_story_are_one_voice_and_a_group_of_copies(sayso, told):
    (tie,) = [t for t in sayso.json("ties", told, "Harvan Front", "Tarnan League") if t["type"] == "arming"]
    assert (tie["for"], tie["against"], tie["appearances"]) == (1, 1, 2)
    copies = sayso.json("copies", told)
    assert {c["publisher"] for c in copies} == {"Courier", "Post"}
    assert {c["origin"].split(" (")[0] for c in copies} == {"Norwire"}


def test_a_pair_is_shown_with_its_durability_and_the_way_each_wording_took(sayso, told):
    shown = sayso("ties", told, "Harvan Front", "Tarnan League").stdout
    assert "1 type held (arming) on 1 independent voice" in shown
    assert "with the voices drawn anew" in shown
    assert "Post → Norwire → Ivo Tran" in shown
    (tie, *_) = sayso.json("ties", told, "Harvan Front", "Tarnan League")
    assert tie["durability"]["types"] == ["arming"]


def test_what_would_part_a_pair(sayso, told):
    (found,) = sayso.json("break", told, "Harvan Front", "Osk Bank")
    assert found["connected"]
    assert found["brokers_disconnect"]
    assert [c["brokers"] for c in found["broker_cuts"]] == [["Tarnan League"]]
    assert len(found["tie_cuts"]) == 2
    shown = sayso("break", told, "Harvan Front", "Osk Bank").stdout
    assert "Fewest brokers whose loss parts them" in shown


def test_actors_that_nothing_ties_are_parted_already(sayso, told):
    assert "Nothing that anybody affirms" in sayso("break", told, "Harvan Front", "Mira Holt").stdout
    assert sayso("break", told, "Harvan Front", "Harvan Front").exit_code == 1


def test_what_falls_without_a_voice(sayso, told):
    rows = sayso.json("without", told, "--voice", "Ivo Tran")
    assert [(r["outcome"], r["before"]) for r in rows if "Harvan Front" in r["tie"]] == [
        ("falls", ["arming (1)"])
    ]


def test_an_origin_takes_its_copies_along(sayso, told):
    first = next(c["document"] for c in sayso.json("copies", told) if "(first)" in c["origin"])
    assert "falls" in {r["outcome"] for r in sayso.json("without", told, "--document", first)}


@pytest.mark.parametrize("wrong", [(), ("--type", "arming", "--voice", "x"), ("--type", "nosuch")])
def test_one_known_thing_must_be_named_to_do_without(sayso, told, wrong):
    assert sayso("without", told, *wrong).exit_code in (1, 2)


def test_contradictions_have_both_wordings(sayso, told):
    (found, *_) = sayso.json("contradictions", told)
    assert found["says"] == "Ivo Tran"
    assert found["denies"] == "Harvan Front"
    assert found["words"]
    assert found["denial"]


def test_the_timeline_is_in_the_order_of_days(sayso, told):
    events = sayso.json("timeline", told, "Harvan Front")
    assert events
    days = [e["day"] for e in events if e["day"]]
    assert days == sorted(days)
