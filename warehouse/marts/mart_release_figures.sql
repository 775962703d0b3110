-- Every fact with its words and a link that opens the page at the sentence (a text fragment: the first line of the sentence
-- without the sign of a list before it, percent-encoded as far as fragments need it; browsers encode letters beyond ASCII
-- themselves). A page shows no sign of a list as text, and a fragment with the end of a line in it finds nothing.
WITH opened AS (
    SELECT claim_id, ltrim(sentence, '
 -–—•·*') AS words FROM claim
), lined AS (
    -- What is left when all but line ends is trimmed begins at the first of them.
    SELECT claim_id, rtrim(substr(words, 1, length(words) - length(ltrim(words, replace(words, '
', ''))))) AS words
    FROM opened
)
SELECT
    f.fact_id, f.pair_id, f.measure, f.aspect, f.status, f.product, f.period_start, f.period_end,
    f.value, f.value_high, f.hedge, f.unit_code, f.value_usd, f.is_current, f.known_from, f.known_to, f.quality,
    f.corroboration_count, f.origin, c.quote, c.sentence, c.confidence, c.rule_name, r.release_id, r.title, r.source_name,
    r.published_date, r.language_code, r.url,
    CASE WHEN w.words IS NULL THEN r.url ELSE r.url || '#:~:text=' ||
        replace(replace(replace(replace(replace(replace(replace(replace(replace(w.words,
            '%', '%25'), ' ', '%20'), '-', '%2D'), ',', '%2C'), '&', '%26'), '"', '%22'), '#', '%23'), '<', '%3C'), '>', '%3E')
    END AS link
FROM fact_all AS f
JOIN claim AS c ON c.claim_id = f.claim_id
JOIN lined AS w ON w.claim_id = f.claim_id
JOIN dim_release AS r ON r.release_id = f.release_id
