-- Who was in Groeien on the base date: their score then and now.
-- kern
WITH lid AS (
  SELECT persoon_id, arg_min(feit_id, (begin - DATE '1900-01-01')::HUGEINT * 9223372036854775808 + feit_id) AS feit_id FROM {klantgroep}
  WHERE {bekend} AND begin <= {basis} AND (eind IS NULL OR eind >= {basis}) AND groep = 'Groeien' GROUP BY persoon_id),
woon AS (
  SELECT persoon_id, arg_max_null(gemeente, {rang::{basis}}) AS gemeente FROM {leefsituatie}
  WHERE {bekend} AND begin <= {basis} AND (eind IS NULL OR (eind >= begin AND eind + 31 >= {basis})) AND persoon_id IN (SELECT persoon_id FROM lid)
  GROUP BY persoon_id),
meting AS (
  SELECT persoon_id,
    arg_max(trede, (datum - DATE '1900-01-01')::HUGEINT * 9223372036854775808 + feit_id) FILTER (WHERE datum <= {basis}) AS toen,
    arg_max(trede, (datum - DATE '1900-01-01')::HUGEINT * 9223372036854775808 + feit_id) FILTER (WHERE datum > {basis}) AS nu,
    max(datum) FILTER (WHERE datum > {basis}) AS op FROM {ladder}
  WHERE {bekend} AND datum > DATE '2023-06-30' AND datum <= {p} AND trede IS NOT NULL AND soort = 'participatieladder'
    AND persoon_id IN (SELECT persoon_id FROM lid) GROUP BY persoon_id),
nog AS (SELECT DISTINCT persoon_id FROM {klantgroep} WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR eind >= {p}) AND groep = 'Groeien'),
uit AS (
  SELECT l.persoon_id, l.feit_id, coalesce(w.gemeente, 'onbekend') AS gemeente, m.op,
    CASE WHEN toen IS NULL THEN 'geen_score_toen' WHEN nu IS NULL AND n.persoon_id IS NULL THEN 'vertrokken' WHEN nu IS NULL THEN 'niet_opnieuw_gemeten'
      WHEN nu > toen THEN 'hoger' WHEN nu = toen THEN 'gelijk' ELSE 'lager' END AS rol
  FROM lid l LEFT JOIN woon w USING (persoon_id) LEFT JOIN meting m USING (persoon_id) LEFT JOIN nog n USING (persoon_id))
-- waarde
SELECT '' AS deel, gemeente, [] AS cel, rol, count(*) FROM uit GROUP BY ALL;
-- leden
SELECT persoon_id, feit_id, rol, {basis} AS dag, op AS gedaan, gemeente FROM uit;
