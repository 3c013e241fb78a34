-- Everybody in Matchen or Groeien on P: in it for six weeks, and ever diagnosed.
-- kern
WITH kg AS (
  SELECT persoon_id, begin, CASE WHEN eind <= {p} THEN eind ELSE DATE '9999-12-31' END AS eind, feit_id, eind AS echt FROM {klantgroep}
  WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR eind >= begin) AND groep IN ('Matchen', 'Groeien')),
hier AS (
  SELECT persoon_id, min(begin) AS dag, arg_min(feit_id, (begin - DATE '1900-01-01')::HUGEINT * 9223372036854775808 + feit_id) AS feit_id
  FROM kg WHERE echt IS NULL OR echt >= {p} GROUP BY persoon_id),
kort AS (
  SELECT persoon_id FROM (
    SELECT persoon_id, begin, max(eind) OVER (PARTITION BY persoon_id ORDER BY begin ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS voor
    FROM kg WHERE persoon_id IN (SELECT persoon_id FROM hier WHERE dag + 42 > {p}))
  WHERE voor IS NULL OR begin > voor + 1 GROUP BY persoon_id HAVING max(begin) + 42 > {p}),
woon AS (
  SELECT persoon_id, arg_max_null(gemeente, {rang::{p}}) AS gemeente FROM {leefsituatie}
  WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR (eind >= begin AND eind + 31 >= {p})) AND persoon_id IN (SELECT persoon_id FROM hier)
  GROUP BY persoon_id),
dariuz AS (
  SELECT DISTINCT persoon_id FROM {diagnose}
  WHERE {bekend} AND datum <= {p} AND instrument IN ('dariuz_wegwijzer', 'dariuz_assessment') AND persoon_id IN (SELECT persoon_id FROM hier)),
uit AS (
  SELECT h.*, coalesce(w.gemeente, 'onbekend') AS gemeente,
    CASE WHEN k.persoon_id IS NOT NULL THEN 'open' WHEN d.persoon_id IS NOT NULL THEN 'teller' ELSE 'noemer' END AS rol
  FROM hier h LEFT JOIN woon w USING (persoon_id) LEFT JOIN kort k USING (persoon_id) LEFT JOIN dariuz d USING (persoon_id))
-- waarde
SELECT '' AS deel, gemeente, [] AS cel, rol, count(*) FROM uit GROUP BY ALL;
-- leden
SELECT persoon_id, feit_id, rol, dag, gemeente FROM uit;
