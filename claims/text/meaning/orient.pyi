"""What orient.c offers where it is built."""

def oriented(
    giver: list[int], taker: list[int], counter_giver: list[int], counter_taker: list[int], numbers: tuple[int, ...]
) -> list[int]:
    """The codes of a figure that runs from one party to another, as `orientation_features` tells them, in one run.

    How giver and taker stand to the flow word, and to the one that tells the other way; of numbers ten: the flow word,
    its place, the turning words, the measure, the word that tells the other way, how much richer the giver is (8 for as
    rich as the taker), whether giver and taker are the home country, and their rank in the text's focus.
    """
