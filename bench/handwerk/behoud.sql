-- Who worked with wage-cost subsidy on the first day, and has worked on since without a month's gap.
-- kern
WITH lid AS (
  SELECT persoon_id, arg_min(feit_id, (begin - DATE '1900-01-01')::HUGEINT * 9223372036854775808 + feit_id) AS feit_id FROM {plaatsing}
  WHERE {bekend} AND begin <= {van} AND (eind IS NULL OR eind >= {van}) AND grond = 'lks' GROUP BY persoon_id),
woon AS (
  SELECT persoon_id, arg_max_null(gemeente, {rang::{van}}) AS gemeente FROM {leefsituatie}
  WHERE {bekend} AND begin <= {van} AND (eind IS NULL OR (eind >= begin AND eind + 31 >= {van})) AND persoon_id IN (SELECT persoon_id FROM lid)
  GROUP BY persoon_id),
loop AS (
  SELECT persoon_id, begin, max(eind) OVER (PARTITION BY persoon_id ORDER BY begin ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS voor,
    max(eind) OVER (PARTITION BY persoon_id) AS alles
  FROM (SELECT persoon_id, begin, CASE WHEN eind <= {p} THEN eind ELSE DATE '9999-12-31' END AS eind FROM {plaatsing}
        WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR eind >= begin) AND grond <> 'proefplaats' AND persoon_id IN (SELECT persoon_id FROM lid))),
einde AS (
  SELECT persoon_id, min(e) AS eind FROM (
    SELECT persoon_id, voor AS e FROM loop WHERE begin > greatest(voor + 1, CAST(voor + INTERVAL 1 MONTH AS DATE)) AND voor >= {van}
    UNION ALL SELECT persoon_id, alles FROM loop WHERE alles >= {van}) GROUP BY persoon_id),
uit AS (
  SELECT l.persoon_id, l.feit_id, coalesce(w.gemeente, 'onbekend') AS gemeente, e.eind,
    eind IS NULL OR CASE WHEN eind < DATE '9999-01-01' THEN CAST(eind + INTERVAL 1 MONTH AS DATE) ELSE eind END < {p} AS verloren
  FROM lid l LEFT JOIN woon w USING (persoon_id) LEFT JOIN einde e USING (persoon_id))
-- waarde
SELECT '' AS deel, gemeente, [] AS cel, CASE WHEN verloren THEN 'verloren' ELSE 'behouden' END AS rol, count(*) FROM uit GROUP BY ALL;
-- leden
SELECT persoon_id, feit_id, CASE WHEN verloren THEN 'verloren' ELSE 'behouden' END AS rol, {van} AS dag, CASE WHEN verloren THEN coalesce(eind, {van}) END AS gedaan,
  gemeente FROM uit;
