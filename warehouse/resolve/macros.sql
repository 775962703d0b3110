-- The interval that a hedged size asserts (see claims/interval.py, of which this is the set-based form).
CREATE OR REPLACE MACRO half_place(resolution, is_count) AS
    CASE WHEN is_count AND resolution <= 1 THEN 0.0 ELSE resolution / 2 END;

CREATE OR REPLACE MACRO size_low(size, size_high, hedge, resolution, is_count) AS
    CASE hedge
        WHEN 'eq' THEN size - half_place(resolution, is_count)
        WHEN 'approx' THEN size * 0.9::DOUBLE
        WHEN 'below' THEN size * 0.9::DOUBLE
        WHEN 'lt' THEN 0.0
        WHEN 'le' THEN 0.0
        WHEN 'range' THEN least(size, coalesce(size_high, size))
        ELSE size
    END;

CREATE OR REPLACE MACRO size_high(size, size_high, hedge, resolution, is_count) AS
    CASE hedge
        WHEN 'eq' THEN size + half_place(resolution, is_count)
        WHEN 'approx' THEN size * 1.1::DOUBLE
        WHEN 'gt' THEN 'infinity'::DOUBLE
        WHEN 'ge' THEN 'infinity'::DOUBLE
        WHEN 'range' THEN greatest(size, coalesce(size_high, size))
        ELSE size
    END;

-- A fall keeps its sign in the value and its hedge about the size of the fall, so its interval is mirrored.
CREATE OR REPLACE MACRO interval_low(value, value_high, hedge, resolution, is_count) AS
    CASE WHEN value < 0 AND value_high > 0 AND hedge = 'range' THEN value  -- across nought
         WHEN value < 0 THEN -size_high(abs(value), abs(value_high), hedge, resolution, false)
         ELSE size_low(value, value_high, hedge, resolution, is_count) END;

CREATE OR REPLACE MACRO interval_high(value, value_high, hedge, resolution, is_count) AS
    CASE WHEN value < 0 AND value_high > 0 AND hedge = 'range' THEN value_high
         WHEN value < 0 THEN -size_low(abs(value), abs(value_high), hedge, resolution, false)
         ELSE size_high(value, value_high, hedge, resolution, is_count) END;

CREATE OR REPLACE MACRO is_low_open(value, hedge) AS
    CASE WHEN value < 0 THEN hedge IN ('gt', 'ge', 'lt') ELSE hedge = 'gt' OR (hedge = 'lt' AND value > 0) END;

CREATE OR REPLACE MACRO is_high_open(value, hedge) AS
    CASE WHEN value < 0 THEN hedge IN ('gt', 'lt') ELSE hedge IN ('gt', 'ge') OR (hedge = 'lt' AND value > 0) END;

-- Ids of what is computed here: the first 32 hex digits of the sha256 of the fields, null told apart from nothing.
CREATE OR REPLACE MACRO id_of(fields) AS
    left(sha256(array_to_string(list_transform(fields, lambda x: coalesce(x, '')), '|')), 32);

-- The day of a moment in UTC: a plain cast would take the day of the time zone that the machine is set to.
CREATE OR REPLACE MACRO utc_day(moment) AS make_timestamp(epoch_us(moment))::DATE;

CREATE OR REPLACE MACRO months_between(first_day, last_day) AS
    (year(last_day + 1) - year(first_day)) * 12 + month(last_day + 1) - month(first_day);

CREATE OR REPLACE MACRO grain_of(first_day, last_day) AS
    CASE
        WHEN first_day IS NULL OR last_day IS NULL THEN 'none'
        WHEN first_day = last_day THEN 'day'
        WHEN day(first_day) <> day(last_day + 1) THEN
            CASE WHEN month(first_day) = 1 AND day(first_day) = 1 AND last_day - first_day < 366 THEN 'ytd'
                 ELSE 'part_year' END
        WHEN months_between(first_day, last_day) = 1 THEN 'month'
        WHEN months_between(first_day, last_day) = 12 THEN 'year'
        WHEN months_between(first_day, last_day) % 12 = 0 THEN 'multi_year'
        WHEN months_between(first_day, last_day) = 3 AND month(first_day) % 3 = 1 THEN 'quarter'
        WHEN months_between(first_day, last_day) = 6 AND month(first_day) % 6 = 1 THEN 'half'
        WHEN month(first_day) = 1 AND day(first_day) = 1 AND months_between(first_day, last_day) < 12 THEN 'ytd'
        ELSE 'part_year'
    END;

-- The sentence around characters [first, last) of a text: from the last break before to the first break after, without the
-- blanks around it and the sign of a list before it; where there is no break in 300 characters, no part of a word.
CREATE OR REPLACE MACRO words_before(body, first) AS
    CASE WHEN first > 300 THEN regexp_replace(substr(body, first - 299, 300), '(?s)^(.*([.!?]\s|\n)|\S*\s)', '')
         ELSE regexp_replace(substr(body, 1, first), '(?s)^.*([.!?]\s|\n)', '') END;

CREATE OR REPLACE MACRO words_after(body, last) AS
    CASE WHEN length(body) > last + 300 THEN regexp_extract(substr(body, last + 1, 300), '(?s)^(.*?([.!?]\s|\n)|.*\s)')
         ELSE regexp_extract(substr(body, last + 1), '(?s)^.*?([.!?](\s|$)|\n|$)') END;

CREATE OR REPLACE MACRO sentence_of(body, first, last) AS
    CASE WHEN body IS NOT NULL AND last > first AND last <= length(body) THEN regexp_replace(
        words_before(body, first) || substr(body, first + 1, last - first) || words_after(body, last),
        '^\s*([-–—•·*]\s+)?|\s+$', '', 'g'
    ) END;
