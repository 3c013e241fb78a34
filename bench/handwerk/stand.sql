-- Everybody with a benefit on P, by gemeente and by group. One row per person on the way, so the total is the sum of its cells.
-- waarde
WITH u AS (
  SELECT DISTINCT persoon_id FROM {uitkering}
  WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR eind >= {p}) AND regeling IN {regelingen}),
woon AS (
  SELECT persoon_id, arg_max_null(gemeente, {rang::{p}}) AS gemeente FROM {leefsituatie}
  WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR (eind >= begin AND eind + 31 >= {p})) AND persoon_id IN (FROM u)
  GROUP BY persoon_id),
groep AS (
  SELECT persoon_id, arg_max_null(groep, {rang::{p}}) AS groep FROM {klantgroep}
  WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR (eind >= begin AND eind + 31 >= {p})) AND persoon_id IN (FROM u)
  GROUP BY persoon_id),
cel AS (
  SELECT coalesce(gemeente, 'onbekend') AS gemeente, coalesce(groep, 'onbekend') AS groep, count(*) AS n
  FROM u LEFT JOIN woon USING (persoon_id) LEFT JOIN groep USING (persoon_id) GROUP BY ALL)
SELECT '' AS deel, gemeente, CASE WHEN grouping(groep) = 1 THEN [] ELSE [groep] END AS cel, 'lid' AS rol, sum(n)::BIGINT
FROM cel GROUP BY GROUPING SETS ((gemeente), (gemeente, groep));
-- leden
WITH u AS (
  SELECT persoon_id, min(begin) AS dag, arg_min(feit_id, (begin - DATE '1900-01-01')::HUGEINT * 9223372036854775808 + feit_id) AS feit_id
  FROM {uitkering} WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR eind >= {p}) AND regeling IN {regelingen}
  GROUP BY persoon_id),
woon AS (
  SELECT persoon_id, arg_max_null(gemeente, {rang::{p}}) AS gemeente FROM {leefsituatie}
  WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR (eind >= begin AND eind + 31 >= {p})) AND persoon_id IN (SELECT persoon_id FROM u)
  GROUP BY persoon_id),
groep AS (
  SELECT persoon_id, arg_max_null(groep, {rang::{p}}) AS groep FROM {klantgroep}
  WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR (eind >= begin AND eind + 31 >= {p})) AND persoon_id IN (SELECT persoon_id FROM u)
  GROUP BY persoon_id),
lid AS (
  SELECT persoon_id, feit_id, dag, coalesce(gemeente, 'onbekend') AS gemeente, coalesce(groep, 'onbekend') AS groep
  FROM u LEFT JOIN woon USING (persoon_id) LEFT JOIN groep USING (persoon_id))
SELECT persoon_id, feit_id, 'lid' AS rol, dag, gemeente, unnest([[]::VARCHAR[], [groep]]) AS cel FROM lid;
