def test_coordinated_appositions_are_two_roles(steps):
    found = steps(
        '"Talks failed," said Maj. Gen. (ret.) Zaher Orrin, a military affairs analyst in Nairobi and a '
        "former spokesman for the Ministry of Defence."
    )
    person = next(e for e in found.entities if e.name.endswith("Zaher Orrin"))
    assert person.roles == (
        "military affairs analyst in Nairobi",
        "former spokesman for the Ministry of Defence",
    )


def test_a_title_before_the_name_is_a_role(steps):
    found = steps("Harvan Front co-founder Lena Marsh left the room.")
    assert found.entity("Lena Marsh").roles == ("Harvan Front co-founder",)


def test_a_rank_alone_is_no_role(steps):
    assert steps("General Lena Marsh left the room.").entity("Lena Marsh").roles == ()


def test_a_description_of_the_next_name_is_no_role_of_the_one_before(steps):
    found = steps("Lena Marsh, left, and Harva's health minister, Ivo Tran, at the opening of the clinic.")
    assert found.entity("Lena Marsh").roles == ()
    assert found.entity("Ivo Tran").roles == ("Harva's health minister",)
