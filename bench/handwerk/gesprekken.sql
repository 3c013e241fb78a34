-- Everybody in Faciliteren or Zorgen on P; for the figure only the talks of the last year count, for the members also the last but one ever.
-- kern
WITH kg AS (
  SELECT persoon_id, begin, CASE WHEN eind <= {p} THEN eind ELSE DATE '9999-12-31' END AS eind, feit_id, eind AS echt FROM {klantgroep}
  WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR eind >= begin) AND groep IN ('Faciliteren', 'Zorgen')),
hier AS (
  SELECT persoon_id, min(begin) AS dag, arg_min(feit_id, (begin - DATE '1900-01-01')::HUGEINT * 9223372036854775808 + feit_id) AS feit_id
  FROM kg WHERE echt IS NULL OR echt >= {p} GROUP BY persoon_id),
loop AS (
  SELECT persoon_id, begin, max(eind) OVER (PARTITION BY persoon_id ORDER BY begin ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS voor
  FROM kg SEMI JOIN hier USING (persoon_id)),
sinds AS (SELECT persoon_id, max(begin) AS sinds FROM loop WHERE voor IS NULL OR begin > voor + 1 GROUP BY persoon_id),
woon AS (
  SELECT persoon_id, arg_max_null(gemeente, {rang::{p}}) AS gemeente FROM {leefsituatie}
  WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR (eind >= begin AND eind + 31 >= {p})) AND persoon_id IN (SELECT persoon_id FROM hier)
  GROUP BY persoon_id),
lid AS (
  SELECT h.*, s.sinds, coalesce(w.gemeente, 'onbekend') AS gemeente FROM hier h JOIN sinds s USING (persoon_id) LEFT JOIN woon w USING (persoon_id)),
-- waarde
keer AS (
  SELECT persoon_id, count(DISTINCT datum) AS gevonden FROM {gesprek}
  WHERE {bekend} AND datum > CAST({p} - INTERVAL 12 MONTH AS DATE) AND datum <= {p} AND resultaat = 'gehouden'
    AND persoon_id IN (SELECT persoon_id FROM hier) GROUP BY persoon_id)
SELECT '' AS deel, gemeente, [] AS cel,
  CASE WHEN sinds > DATE '2024-07-01' THEN 'open' WHEN gevonden >= 2 THEN 'voldoet' ELSE 'voldoet_niet' END AS rol, count(*)
FROM lid LEFT JOIN keer USING (persoon_id) GROUP BY ALL;
-- leden
keer AS (
  SELECT persoon_id, count(*) FILTER (WHERE datum > CAST({p} - INTERVAL 12 MONTH AS DATE)) AS gevonden, max(datum, 2)[2] AS e FROM (
    SELECT DISTINCT persoon_id, datum FROM {gesprek}
    WHERE {bekend} AND datum <= {p} AND resultaat = 'gehouden' AND persoon_id IN (SELECT persoon_id FROM hier)) GROUP BY persoon_id),
uit AS (
  SELECT *, CAST(e + INTERVAL 12 MONTH AS DATE) AS ver, CAST(sinds - 1 + INTERVAL 12 MONTH AS DATE) AS vol FROM lid LEFT JOIN keer USING (persoon_id))
SELECT persoon_id, feit_id,
  CASE WHEN sinds > DATE '2024-07-01' THEN 'open' WHEN gevonden >= 2 THEN 'voldoet' ELSE 'voldoet_niet' END AS rol, dag,
  greatest(CASE WHEN CAST(ver - INTERVAL 12 MONTH AS DATE) < e THEN ver ELSE ver - 1 END,
    CASE WHEN CAST(vol - INTERVAL 12 MONTH AS DATE) < sinds - 1 THEN vol + 1 ELSE vol END) AS uiterlijk,
  coalesce(gevonden, 0) AS aantal, gemeente FROM uit;
