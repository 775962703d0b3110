"""Which figures a word of change tells the way of: one construction a test, in the notation of `news_figures.txt`."""

from __future__ import annotations

import pytest

from claims.text.quantities import quantities
from tests.claims.text.test_quantities_news import Expected, matches, parsed

CHANGES = {
    "names and goods alone lead to another rate of the same verb": """
        sales to Peru were 7 percent higher than in May, and Dutch sales here 5 percent. => 7 up percent; 5 up percent
        Exports of Mali fell 8 percent in 2011, those of Chad 3 percent => 8 down percent; 3 down percent
        exports grew 5 percent and imports 3 percent => 5 up percent; 3 up percent
        exports fell 5 percent, with Chad taking 3 percent => 5 down percent; 3 percent
        exports fell 8 percent, and exports to Mali 3 percent of it => 8 down percent; 3 percent""",
    "an adverb or a time may part a word of change from the brackets with its size": """
        sales were down a little (2%), those abroad up slightly (3 per cent) => 2 down percent; 3 up percent
        exports fell sharply last year (by 12%) => 12 down percent
        the firm is up against Dutch rivals (5%) => 5 percent
        not much higher than in Peru (3%) => 3 percent""",
    "a rate behind the level that it led to": """
        In 2019 its value declined to 197,345 million baht, by 7.5 % => 197345000000 down THB; 7.5 down percent
        It rose to 5 billion, by our count 7 % of the total. => 5000000000 up; 7 percent""",
    "what doubles has risen, whatever fell before": """
        after a fall in May trade doubled => 100 up percent
        will in a short time double and then triple => 100 up percent; 200 up percent
        imports fell twofold => 50 down percent""",
    "a noun of change ends the phrase of its figure": """
        posted a 27 percent net profit increase => 27 up percent
        the 9 percent staff reduction, which unions oppose => 9 down percent
        a 12 percent stake in a rival drop-in centre => 12 percent
        the 30 percent capital gains levy => 30 percent""",
    "what a sum is of": """
        a further 3 billion euros of spending cuts => 3e9 down EUR
        a target of 40% emissions cuts => 40 down percent
        about $70 million in gains => 70e6 approx up USD
        unveiled cuts worth 4.1 billion kroner => 4.1e9 down
        6 percent of growth markets => 6 percent
        $3 million of equipment => 3e6 USD
        two degrees of warming => 2 up degrees""",
    "off is down, unless it is taken off": """
        shares were off 3.4 percent at noon => 3.4 down percent
        the index ended 2 percent off its peak => 2 down percent
        knocked 30 pence off a loaf => 30 down pence
        took 15 percent off the price => 15 percent
        paid off 5 million pounds => 5e6 GBP
        with its shops off 9.2 percent and its sites, off 5 percent => 9.2 down percent; 5 down percent
        knocks off 5 percent, they say => 5 percent""",
    "by reaches over a list and a name with full stops": """
        may cut the risk of asthma, eczema, rashes or hay fever by a fifth => 20 down percent
        will shrink its U.K. payroll by 8 percent => 8 down percent
        prices rose, although the firm kept the fee for all members at the time by 5 votes => 5 votes
        is short of coal and has put back some deliveries to the power stations by 40 days => 40 days""",
    "a change goes on over asides": """
        climbed 6 percent year-on-year to $310 million => 6 up percent; 310e6 up USD
        fell 0.4% from the previous month to a seasonally adjusted rate of 3 million => 0.4 down percent; 3e6 down
        grew 5 percent in May, reaching $2 billion => 5 up percent; 2e9 up USD
        gained 2 points to move to 31 percent => 2 up points; 31 up percent
        rose 7 basis points (bps) to 3.1 percent => 7 up points; 3.1 up percent
        needs one more goal to reach 50 => 1 up goal; 50""",
    "a level hit by a change told before": """
        Copper rose on Friday, hitting $9,150 a tonne => 9150 up USD
        the franc came near a two-year low, reaching 1.12 => 2 year; 1.12""",
    "the same figure in other words": """
        a loss of £8 million ($10 million) => 8e6 down GBP; 10e6 down USD
        is cutting 12% of its staff, or 340 people => 12 down percent; 340 down people
        sent it up from $41 to $43, about 5 percent, overnight => 41 up USD; 43 up USD; 5 approx up percent
        fell 62 cents, or nearly 3 percent, => 62 down cents; 3 below down percent
        rose to $45 million, 20 percent of the total => 45e6 up USD; 20 percent""",
    "the same change in another measure, in brackets": """
        will be 7 percent (5.8 litres) higher => 7 up percent; 5.8 up litres
        a 24% (10.8 TWh) increase => 24 up percent; 10.8 up
        97 percent more boats (28.1 million) => 97 up percent; 28.1e6""",
    "levels told in turn": """
        may rise to 40 in Rome by Monday and to 43 on Tuesday => 40 up; 43 up
        dropped to $1,940, and copper to $440 => 1940 down USD; 440 down USD
        fell to 6,400 francs, and then to the current 6,000 francs => 6400 down; 6000 down
        fell from $2.87 per million units in May to an average of $1.94 => 2.87 down USD; 1.94 down USD
        were down 5.4% in New York to 16.20 euros => 5.4 down percent; 16.2 down EUR
        fell 24 percent to fewer than 10 million cars => 24 down percent; 10e6 lt down cars
        Rates down 3% despite a bid to return 700 million francs => 3 down percent; 700e6
        were down by about 15,000 - or 5% - since May => 15000 approx down; 5 down percent""",
    "the fall was so much": """
        The decline in local applicants from the 2010 level was 8.8 percent => 8.8 down percent
        drops in shipments for France of around 7% => 7 approx down percent
        has expanded at a cost of $6 million => 6e6 USD""",
    "no change in what only stands near": """
        fell in the 24 hours to Monday => 24 hours
        an 8 percent rise as pupils faced fees of up to 3,000 euros => 8 up percent; 3000 le EUR""",
    "sums in a list": """
        rose 10 cents a gallon in Utah, nine cents a gallon in Idaho and five cents a gallon in Iowa =>\
 10 up cents; 9 up cents; 5 up cents
        fell 3% at U.S. Sears shops and 4% at Kmart shops => 3 down percent; 4 down percent
        spent $5 million in May and $3 million in June => 5e6 USD; 3e6 USD""",
    "a verb reaches neither over is nor into a count of days": """
        the increased risk is due to three genes => 3 genes
        rose on 12 of the past 17 days => 12; 17 days
        fell on 12 percent => 12 down percent""",
    "more and less after a sum a unit": """
        is 20 cents a gallon less than in May => 20 down cents
        costs $5 a head in winter => 5 USD""",
    "rates in a list": """
        fell 3 percent in Peru and 6 percent in Chile => 3 down percent; 6 down percent
        decreased 2% to $80 for cod and 4% to $60 for hake => 2 down percent; 80 down USD; 4 down percent; 60 down USD
        drops of 2.5% for oats and 3.5% for rye => 2.5 down percent; 3.5 down percent
        a 19% and 2% decline => 19 down percent; 2 down percent
        grew by 6%, 4% and 9% respectively => 6 up percent; 4 up percent; 9 up percent
        down 8% from May's and 21% year-on-year => 8 down percent; 21 down percent
        fell 3 percent, and 6 percent of shops closed => 3 down percent; 6 percent""",
    "from and to, after a rate and after a factor": """
        rose 30 percent, from 20 tons to 26 => 30 up percent; 20 up tonne; 26 up tonne
        halved the lead from six points to three => 50 down percent; 6 down points; 3 down
        wants to double trade by 2031, to $8 billion => 100 up percent; 8e9 up USD
        lifting the total to 90 => 90 up""",
    "streaks are extended, and lost ones are no loss": """
        extended their unbeaten run to 11 games => 11 up games
        extended its streak to a season-high eight games => 8 up games
        extended loans to 11 firms => 11 firms
        ended a six-game losing skid => 6 game""",
    "words between a change and its figure": """
        fell an "unprecedented" 19 percent => 19 down percent
        rose by a startling 40 percent => 40 up percent
        fell back towards 4.5 percent => 4.5 down percent
        was down, but only by 2 percent => 2 down percent
        thanks to the addition of 40 nurses => 40 up nurses
        serving up four home runs => 4 runs""",
    "a verb with its object before the rate": """
        cut its quarterly dividend 15 percent => 15 down percent
        boosted nine-month profit 22 percent => 9 month; 22 up percent
        raised the main rate 25 basis points to 4 percent => 25 up points; 4 up percent
        is slashing costs in half due to weak demand => 50 down percent
        cut jobs that made up 15 percent of costs => 15 percent""",
    "a verb of beating has its own figure": """
        rose and topped all forecasts by 6% => 6 percent
        after a loss of five cents, exceeding the estimates of banks by two cents => 5 down cents; 2 cents""",
    "levels told as deficits, lows and signs": """
        was revised down to a deficit of $61 billion => 61e9 down USD
        cut its outlook for the fourth quarter to a range of between 71 and 73 cents => 71..73 range down cents
        slid to a record low of 1.9 => 1.9 down
        a weaker balance (-$4.5 billion) => 4.5e9 down USD
        bounced 2 percent => 2 up percent
        was off another 3% => 3 down percent""",
    "up and down after what is counted": """
        stands 2.4 million jobs down from the peak => 2.4e6 down jobs
        came back from two goals down to win => 2 goals""",
    "numbers, hours and past times": """
        a half-dozen clerks => 6 clerks
        at 14.05 IST it stood at 97.2 => 97.2
        reached 43° Celsius (109° Fahrenheit) => 43 celsius; 109 fahrenheit
        over the past 120 years => 120 years
        twelve or so. 30 came => 12 approx; 30
        eight out of 11 gauges, nine out of 10 members => 8; 11 gauges; 90 percent
        completed 14 out of 23 passes => 14; 23 passes
        180 mm fell in three days => 180 mm; 3 days
        a loan of $5mm => 5e6 USD
        between 6 °C and 12 °C => 6..12 range c
        the Stoxx Europe 600 Banks index =>
        from 18 and 19-year-olds =>
        at one point it was down =>
        up a half-basis point => 0.5 up basis""",
    "a rate ahead of or behind a plan or a time gone by, in the green or in the red": """
        sowing was 9 percent behind the same week of last year => 9 down percent
        bookings ran 7 pct ahead of last year's pace => 7 up percent
        output is 4 percent behind plan => 4 down percent
        freight came to 3 million tonnes, a fifth over 2018 => 3e6 tonne; 20 up percent
        a decrease of 34% over the previous year => 34 down percent
        she is 4 laps behind, and it is nine months behind schedule => 4 laps; 9 months
        the party is 4 percent ahead of its rival => 4 percent
        the gauge closed 46 points in the green => 46 up points
        shares ended 3% in the red at $12 => 3 down percent; 12 USD
        some 30 percent in the red zone voted => 30 approx percent""",
    "a rate short of a past one, a sum in the red, points beside a fair value": """
        profits were 12 percent shy of 2019, a tenth shy of the 2019 figure => 12 down percent; 10 down percent
        came in 4 percent shy of forecasts, and was shy of words => 4 down percent
        ended the year 23 million pounds in the red after costs rose => 23e6 down GBP
        spent $3 million in the green belt => 3e6 USD
        futures are 15 points below fair value => 15 down points""",
    "a comparative after what a sum is told by": """
        gas is 20 cents a gallon cheaper than in May => 20 down cents
        tickets are $5 a head dearer, £2 per person lower => 5 up USD; 2 down GBP
        a family is $900 a year worse off, the levy half what it was => 900 down USD; 50 percent""",
    "the end of a hedge behind the figure before tells no way": """
        rose from 40 or less to 70 percent => 40 le up percent; 70 up percent
        was steady at 40 and up 3 percent => 40; 3 up percent""",
    "how long a change took has no direction": """
        got a 16 percent increase over four years => 16 up percent; 4 years
        spending is to be reduced over ten years => 10 years
        a log that is cut within ninety days => 90 days
        lengthened the lease by over three years => 3 gt up years""",
    "a number on a hyphen does not part a verb from what it changed": """
        pushed down the price of a 12-pack to $9 => 12 pack; 9 down USD
        driving up the yield on the benchmark 10-year note of the state to 2.13% => 10 year; 2.13 up percent
        raised the price of 92-octane petrol on Monday by 84 rupees to 338 rupees => 84 up INR; 338 up INR""",
    "weights are lifted": """
        a crane can lift 37 tonnes => 37 tonne
        buyers lifted 11.2 million tonnes of crude => 11.2e6 tonne
        he lifted 210 kilos => 210 kilos
        lifted output by 37 tonnes => 37 up tonne""",
    "a bracket with a sign is passed over": """
        that is just $20 (-1%) below the peak => 20 down USD; 1 down percent""",
    "where something fell is no size of its fall": """
        The index fell in eight of the ten sessions => 8; 10 sessions
        The bonus was cut in half => 50 down percent""",
    "a change carries on to the level reached": """
        jumped 50 percent to a record 31.2 million => 50 up percent; 31.2e6 up
        plunged 38 percent in November to 5 million tonnes => 38 down percent; 5e6 down tonne
        gained 0.6 percent to end at 7,982.47 => 0.6 up percent; 7982.47
        rose 2 percent this year and 2.5 percent next => 2 up percent; 2.5 up percent
        grew from 1,200 to almost 3,000 head => 1200 up; 3000 below up head
        trimmed its stake from 12 percent to 9 percent => 12 down percent; 9 down percent
        fell by more than a quarter to 310 million francs => 25 gt down percent; 310e6 down
        dropped at an annual rate of 0.6 percent => 0.6 down percent
        growing at 1.5 percent => 1.5 up percent
        farmers growing 5 crops => 5 crops""",
    "a compound before a noun of change": """
        a 1.4 million-barrel drop => 1.4e6 down barrel
        fell to a six-month low => 6 month""",
    "a change reaches past a year and an average": """
        rose from 3 percent in 2010 to 17 percent in 2018 => 3 up percent; 17 up percent
        lowered its prices by an average of 8 percent => 8 down percent
        ballooned to $2.6 trillion, or 5 percent of the index => 2.6e12 up USD; 5 percent""",
    "the change right after a count is counted in the same": """
        stocks cost $9 and are put at 970 million bushels, a drop of 25 million => 9 USD; 970e6 bushels; 25e6 down
        some 14.4 million people are at risk, 2 million more than in May => 14.4e6 approx people; 2e6 up""",
    "the pace of a change stands between the rate and its noun": """
        marked a 14.2% annual drop => 14.2 down percent
        after a 3 percent monthly rise => 3 up percent
        at a 4 percent annual coupon => 4 percent""",
    "words that only look like a change": """
        the surgeon has done it 2,000 times => 2000 times
        the rocket carried 60 satellites => 60 satellites
        scored 40 or more points six times => 40 ge points; 6 times
        they narrowly won 12 seats => 12 seats""",
}


@pytest.mark.parametrize(("text", "wanted"), [case for lines in CHANGES.values() for case in parsed(lines)])
def test_change(text: str, wanted: list[Expected]) -> None:
    found = quantities(text, "en")
    assert len(found) == len(wanted), found
    for read, expected in zip(found, wanted, strict=True):
        assert matches(read, expected), read
        assert (read.hedge, read.direction) == (expected.hedge, expected.direction), read
