"""One construction a test: what English says with a number, and what the reader makes of it.

Each line is a passage and the figures to be found in it, in the notation of `news_figures.txt`.
"""

from __future__ import annotations

import pytest

from claims.text.quantities import quantities
from tests.claims.text.test_quantities_news import Expected, matches, parsed

CONSTRUCTIONS = {
    "a half behind its unit": """
        in under a year and a half => 1.5 lt year
        for about three hours and a half, or a month and a half of work => 3.5 approx hours; 1.5 month
        two years, and half of the third => 2 years; 50 percent
        between a quarter and a third of the costs => 25..33.33 range percent
        its first-half gain was 8 percent, a one-third share => 8 up percent; 33.33 percent""",
    "a number restated in brackets, in words or digits": """
        five (5) plants, twelve (12) months and two (2) million dollars => 5 plants; 12 months; 2e6 USD
        in the sum of 5,000,000 (five million) euros, or 15 (fifteen) per cent => 5e6 EUR; 15 percent
        in 20 (five of them new) yards => 20; 5""",
    "places in a row, and kinds, in words": """
        it ranks twenty-eighth, on the forty-second floor, with a twenty-year loan => 20 year
        for a seven-figure sum and a nine-digit one; four-handed play =>""",
    "what stands beside tonnes or sums and is of another kind": """
        it will yield 600,000 tonnes a year and employ 3,000 => 600e3 tonne; 3000
        the mine shipped 8.7 million tonnes. Its plant cost 230 million => 8.7e6 tonne; 230e6
        a bridge, $30 million. Two, the dam and the road, are late => 30e6 USD; 2
        a loan of 300 million Danish crowns, nearly NIS 14 billion => 300e6 DKK; 14e9 below ILS
        to spend between 700 million and a billion dollars => 700e6..1e9 range USD""",
    "from a small number to a scale, with a time between": """
        to rise from 68 in 2020 to 150 thousand tonnes => 68e3 up tonne; 150e3 up tonne
        it went from 3 last year to 5 billion euros => 3e9 up EUR; 5e9 up EUR
        it fell from USD 13 to 6.7 billion => 13e9 down USD; 6.7e9 down USD
        then from 512 million to 1,076 => 512e6; 1.076e9""",
    "words that are verbs as well as labels": """
        firms, which were thirty, number three hundred and four; it is number four => 30; 304
        it began to turn, and five accords went; on our part 19 goods => 5 accords; 19 goods
        it'll train 150 Nigerians, they'll train 30 cooks => 150 nigerians; 30 cooks""",
    "so many of so many": """
        a little over 60 of the 193 members, five of the ten ports => 60 gt members; 193 members; 5 ports; 10 ports
        a paper of 11 pages and over 20 annexes, 12 rooms and up to 30 beds => 11; 20 gt; 12 rooms; 30 le beds""",
    "changes that are counted": """
        takes in four climbs and, in March, two or three cuts => 4 climbs; 2..3 range cuts
        the sea is climbing 3 millimetres a year; it climbed 40 stairs => 3 up millimetres; 40 stairs""",
    "a letter in brackets belongs to a name": """
        put it into your 401(k) under section 501(c) => """,
    "a list in brackets, of which one tells the unit": """
        clothes ($74 million), furniture (32) and drugs (19.7) => 74e6 USD; 32e6 USD; 19.7e6 USD
        as the annex (2) and the protocol (3) have it =>""",
    "a smaller scale goes without saying": """
        a billion two hundred, in 2019 => 1.2e9
        two billion three hundred and fifty dollars => 2.35e9 USD
        five billion three in all => 5.3e9
        one million and twenty-five people => 1000025 people
        bought for two million three years ago => 2e6; 3 years
        for three million two-year bonds => 3e6; 2 year""",
    "an aside that counts, and one that tells an age": """
        Chinese factories, 44, come first, then the smallest number, 12, of banks => 44; 12
        the driver, 44, and Smith, 37, were unhurt =>
        in the first stage 120 jobs and in the second phase 300 firms => 120 jobs; 300 firms
        it fell in stage 12 of the race =>""",
    "shares listed in brackets, told as such once": """
        Peru (26%), Chile (21), Cuba (9.5) and Togo (4) => 26 percent; 21 percent; 9.5 percent; 4 percent
        it was noted in Lima (3) and Quito (4) by 5 firms => 5 firms""",
    "ends in words, and scales upon scales": """
        it may cost between two and three billion euros => 2e9..3e9 range EUR
        a loan of three thousand million pesos => 3e9 peso""",
    "a part, of whatever size": """
        a good fifth of exports, with about half bound for Togo => 20 gt percent; 50 approx percent
        trade enlarged six times => 500 up percent""",
    "a sign that bears a country's letter is of its money alone": """
        sales of KSh3.4b, Tsh2b and Ush5 billion => 3.4e9 KES; 2e9 TZS; 5e9 UGX
        worth IRs6.2 billion and ₹5 crore => 6.2e9 INR; 5e7 INR""",
    "a frame of documents or programmes is no bound": """
        work goes on under 9 supply contracts and 4 loan agreements => 9 contracts; 4 agreements
        built under two five-year programmes => 2 programmes; 5 year
        within three projects, 40 wells were sunk => 3 projects; 40 wells
        the two sides have signed under 20 agreements => 20 lt agreements
        the number fell to under 10 contracts => 10 lt down contracts
        under 30 firms and under $5 million => 30 lt firms; 5e6 lt USD""",
    "by how much, again and again": """
        imports from Fiji grew by 14%, from Niue by 32, from Tonga by 6. => 14 up percent; 32 up percent; 6 up percent
        Togo's rose by 12% ($3 m) and Chad's by 4. => 12 up percent; 3e6 up USD; 4 up percent
        It grew by 5 percent. The number of firms rose by 12. => 5 up percent; 12 up""",
    "monies of one country, some of them gone": """
        worth 62 million lats, 7 billion leks, and 9 million quetzales => 62e6 LVL; 7e9 ALL; 9e6 GTQ
        a grant of SDR 40 million, or 5 million special drawing rights => 40e6 XDR; 5e6 XDR""",
    "such things are counted": """
        six such agreements tie us to 4 similar blocs => 6 agreements; 4 blocs""",
    "decimals as they are said": """
        it was three point two billion dollars, up from two point oh five => 3.2e9 USD; 2.05e9 up USD
        growth of nought point eight per cent, or zero point seven five => 0.8 up percent; 0.75 up percent
        at one point two billion euros => 1.2e9 EUR
        fourteen point twenty-five million tonnes => 14.25e6 tonne
        at one point two firms withdrew => 2 firms""",
    "a level almost reached is less than that": """
        trade almost reached four billion euros => 4e9 below EUR
        sales nearly hit $9 million => 9e6 below USD
        the figure almost touched 5 million tonnes => 5e6 below tonne""",
    "twice after a verb of growth and a bound is a factor": """
        trade increased almost twice => 100 below up percent
        exports have grown by more than twice since then => 100 gt up percent
        rates were raised twice =>
        she scored more than twice =>""",
    "a sum run into the word before it": """
        raise trade to15 billion euros => 15e9 up EUR
        a loan of12 million dollars => 12e6 USD
        the M5, the A320 and Covid19 =>""",
    "money of the United States with a full stop left out, in brackets after another money": """
        34.5 billion Singapore dollars (25.4 billion U.S dollars) => 34.5e9 SGD; 25.4e9 USD
        a stock of 3 million euros, 2 million US. dollars of it lent => 3e6 EUR; 2e6 USD""",
    "a scale behind the sign of its money": """
        trade rose to 2$ billion, then 3€ bn => 2e9 up USD; 3e9 EUR
        at a fee of 5$ a crate => 5 USD
        paid 4$, millions short of it => 4 USD""",
    "a noun in quotation marks is counted": """
        $9 billion in 12 "priority" schemes => 9e9 USD; 12 schemes
        17 of the firm's 40 lines => 17 firm; 40 lines""",
    "what has so many sides or members": """
        a six-side accord of a three-nation bloc =>
        a 30-member mission of a 9-nation bloc, its 40-page plan => 30 member; 9 nation; 40 page""",
    "a ranking or a label counts nothing": """
        The top five finishers and the bottom 3 clubs =>
        The top 5 percent of earners => 5 percent
        Phase three of the trial, and stage two. =>
        The group two years ago had ten members => 2 years; 10 members
        The Group of 20 met =>
        in docket 17-1618 =>""",
    "a noun of time or order is no label where it is told which": """
        Last week 40 ships docked => 40 ships
        That day 300 people were held => 300 people
        a safe zone 32 km deep => 32 km
        on page 12 in May =>
        Week 12 of the season =>""",
    "years as spoken and as cut short": """
        since twenty-sixteen, and in nineteen forty-five =>
        in '67 =>
        twenty ten-dollar bills => 20; 10 USD
        about 3500 BC =>""",
    "a number on a hyphen that counts nothing": """
        a one-off charge on a one-way ticket =>
        27 points on 9-of-14 shooting => 27 points
        the best-of-seven series =>
        a five-under-par 67 => 67
        the 4x100 metres relay =>""",
    "telephone numbers and versions": """
        ring 020 7946 0018 =>
        written in C++17 =>""",
    "sets of tennis": """
        beat her 6-4, 3-6, 7-6 =>
        it sells 3-6 a day => 3..6 range""",
    "a clock is not a price": """
        dropped about $15 a barrel => 15 approx down USD
        from 6 a.m. to 5 o'clock =>""",
    "one more is counted, no one is not": """
        needs one more victory => 1 up victory
        only one point => 1 point
        no one more than he =>""",
    "decimals without a nought, and fractions after a number": """
        hit .312 => 0.312
        dropped 6-1/4 cents => 6.25 down cents
        $5.12-3/4 a bushel => 5.1275 USD
        5 1/2 percent => 5.5 percent""",
    "parts of a unit": """
        half an hour => 0.5 hour
        three tenths of a second clear => 0.3 second
        a quarter-point cut => 0.25 down point
        half a percent => 0.5 percent
        half of the members => 50 percent
        half a million voters => 500000 voters
        first-quarter percent =>""",
    "temperatures": """
        at 180C for 25 minutes => 180 c; 25 minutes
        20°C in the shade => 20 c
        the meridian of 43°N =>
        1 degree Celsius => 1 degree""",
    "a noun that ends in s is not always a plural": """
        eight scoreless innings => 8 innings
        two famous actors => 2 actors
        55 three-point attempts => 55 attempts; 3 point
        some 300 million km away => 300e6 approx km""",
    "phrasal verbs tell no change": """
        Women make up 46 percent of the staff => 46 percent
        they snapped up a net 86 billion yen => 86e9 JPY
        police shot down two drones => 2 drones
        yields shot up 17 basis points => 17 up points
        passed the lower house by 231 votes to 198 => 231 votes; 198""",
    "raising money is no rise": """
        The start-up raised $42 million => 42e6 USD
        They raised the wage by $2 => 2 up USD""",
    "plus or minus says neither": """
        revenue of $4 billion, plus or minus $150 million => 4e9 USD; 150e6 approx USD
        an error of plus or minus 3 points => 3 approx points""",
    "comparatives of things counted": """
        It bought 12 smaller banks => 12 banks
        a 20 percent higher risk => 20 up percent
        sales 4 percent above consensus => 4 up percent""",
    "what a figure is compared with bounds nothing": """
        short of the $45 million it had hoped for => 45e6 USD
        fewer than the 99,000 expected => 99000
        slid below the $90 mark => 90 lt down USD""",
    "a goal is reached from below, a cut has an upper bound": """
        wages will go up to 9.50 euros => 9.5 up EUR
        cut emissions by up to 30 percent => 30 le down percent
        shot a six-under 64 => 64""",
    "ranges that say that they are": """
        donations ranged from $5 to $5,000 => 5..5000 range USD
        between a quarter and 90 percent => 25..90 range percent""",
    "ratios to earnings and numbers of occasions are no multiples": """
        paying 7.9 times earnings => 7.9 times
        downloaded more than 100 million times => 100e6 gt times
        sales rose 2.5 times => 150 up percent
        200 times heavier than lead => 19900 up percent""",
    "pence and inches hung on their figures": """
        ended the day 12p lower, at 5 p.m. => 12 down pence
        a stamp costs 70p. => 70 pence
        he is 6ft 2in tall => 6 ft; 2 in""",
    "what stands after a count may tell its way": """
        pump 500,000 barrels a day less => 500000 down barrels
        0.8C above the norm => 0.8 up c
        the lake lies 1,200 feet above the sea => 1200 feet""",
    "up to, and up, and down": """
        plans to cut up to 10,000 jobs => 10000 le down jobs
        raise trade up to $5 billion => 5e9 up USD
        was steady at $1.2855 and up 0.1 percent => 1.2855 USD; 0.1 up percent
        pay down as much as $20 billion => 20e9 le USD""",
    "capitals are names or adjectives": """
        the M5 motorway and the COP25 talks =>
        K4.7bn of debt => 4.7e9 ZMW
        200 of its nearly 10,000 US stores => 200; 10000 below stores
        by 1340 GMT =>
        children aged eight to 12 =>""",
    "fractions on a hyphen, and halves of a year": """
        a two-thirds majority => 66.67 percent
        lost 180 million dirhams in the half, its third loss => 180e6 down""",
    "what contracts before a rate falls, what is contracted does not": """
        imports contracted by 6 percent => 6 down percent
        sales to the north, contracting 11.5% in May => 11.5 down percent
        the yard contracted 7 welders => 7 welders
        shipments growing 9 percent a year => 9 up percent""",
    "the hedge of an estimate goes to what it is estimated to do": """
        gave work to more than an estimated 15,000 people => 15000 gt people
        is estimated to create 350 jobs => 350 approx jobs
        worth U S$4 million => 4e6 USD""",
    "what a bracket tells more closely is bounded no more": """
        exports passed 20 billion (20.417 billion) => 20e9 gt; 20.417e9
        a beam of about 6 feet (2 metres) => 6 approx feet; 2 approx metres""",
    "one in any number": """
        carried by one in 58 families => 1.724 percent
        3 plants in 58 cities => 3 plants; 58 cities""",
    "a measure before a noun is what the number tells, at the head of a sentence too": """
        The 40 MW Hornsea farm was built => 40 mw
        The 30 megawatt Tarn Bank array and a 30 acre site => 30 megawatt; 30 acre
        bought 200 EV chargers for 40 US stores => 200 chargers; 40 stores
        The 747 landed =>""",
    "what is told by the hour is no time": """
        made 134 million kilowatt-hours of power a year => 134e6 kilowatt-hours
        output rose by 3 million kilowatt hours => 3e6 up hours
        took 30 man-hours, or 4 hours each => 30 man-hours; 4 hours""",
    "millions of people and things of a country are counted": """
        more than 2.8 million Chinese tourists came => 2.8e6 gt tourists
        there are 2 million South Sudanese children and 3 million Afghan refugees => 2e6 children; 3e6 refugees
        cost nearly 80 million Algerian dinars => 80e6 below DZD
        a 3 million share stake and 36 million passenger trips => 3e6 share; 36e6 trips""",
    "adjectives in -ous are no plurals": """
        the 50 most populous cities and 20,000 indigenous farmers => 50 cities; 20000 farmers
        the exchange of five MoUs covering aviation => 5 mous""",
    "two ends that are told by the same thing, or that a level has": """
        expects 34 cents per share to 36 cents per share => 34..36 range cents
        expects $3.40 per diluted share to $3.60 per diluted share => 3.4..3.6 range USD
        raised its outlook to $4 billion to $5 billion => 4e9..5e9 range up USD
        lifted its target to 30,000 cars to 40,000 cars => 30e3..40e3 range up cars
        rose from 34 cents a share to 36 cents a share => 34 up cents; 36 up cents
        went from 3% to 4% to 6% => 3 up percent; 4 up percent; 6 up percent""",
    "a preposition with a thing of its own is no bound": """
        was down 9% and under the consensus of $57 million => 9 down percent; 57e6 USD
        orders of $50 and over qualify, as do those of 9 staff and under => 50 ge USD; 9 le staff""",
    "what verbs do with up to so much raises nothing said before": """
        a move in a plan intended to save up to $150 million => 150e6 le USD
        lifted hopes that firms would hire up to 300 staff => 300 le staff
        agreed to increase investments up to $5 billion => 5e9 up USD
        the rate was put up to 13.5 percent, and they put up to $40 in => 13.5 up percent; 40 le USD""",
    "a number of another clause takes no scale": """
        the toll stood at 181, and damage is put at $15 billion => 181; 15e9 USD
        exports were 5, and imports were 3 billion dollars => 5e9 USD; 3e9 USD""",
}


@pytest.mark.parametrize(("text", "wanted"), [case for lines in CONSTRUCTIONS.values() for case in parsed(lines)])
def test_construction(text: str, wanted: list[Expected]) -> None:
    found = quantities(text, "en")
    assert len(found) == len(wanted), found
    for read, expected in zip(found, wanted, strict=True):
        assert matches(read, expected), read
        assert (read.hedge, read.direction) == (expected.hedge, expected.direction), read
