-- Counted meldingen of the year and what became of their first application. Only who has two meldingen within thirty days needs the chain.
-- kern
WITH RECURSIVE raak AS (SELECT DISTINCT persoon_id FROM {melding} WHERE {bekend} AND soort = 'bijstand' AND datum BETWEEN {van} AND {tm}),
rij AS (
  SELECT persoon_id, datum AS dag, feit_id FROM {melding}
  WHERE {bekend} AND soort = 'bijstand' AND datum <= {p} AND persoon_id IN (FROM raak)),
alle AS (SELECT persoon_id, dag, min(feit_id) AS feit_id FROM rij GROUP BY ALL),
ver AS (SELECT *, dag - lag(dag) OVER (PARTITION BY persoon_id ORDER BY dag) AS na FROM alle),
dicht AS (SELECT DISTINCT persoon_id FROM ver WHERE na <= 30),
geteld AS (
  SELECT persoon_id, min(dag) AS dag FROM alle SEMI JOIN dicht USING (persoon_id) GROUP BY persoon_id
  UNION ALL
  SELECT a.persoon_id, min(a.dag) FROM geteld g JOIN alle a ON a.persoon_id = g.persoon_id AND a.dag > g.dag + 30 GROUP BY a.persoon_id, g.dag),
kop AS (
  SELECT persoon_id, dag, feit_id FROM alle ANTI JOIN dicht USING (persoon_id)
  UNION ALL SELECT a.persoon_id, a.dag, a.feit_id FROM geteld g JOIN alle a ON a.persoon_id = g.persoon_id AND a.dag = g.dag),
m AS (
  SELECT k.persoon_id, k.dag, k.feit_id, coalesce(arg_max_null(l.gemeente, {rang:l:k.dag}), 'onbekend') AS gemeente
  FROM (SELECT * FROM kop WHERE dag BETWEEN {van} AND {tm}) k
  LEFT JOIN (SELECT * FROM {leefsituatie} WHERE {bekend} AND begin <= {tm} AND (eind IS NULL OR eind >= begin)) l
    ON l.persoon_id = k.persoon_id AND l.begin <= k.dag AND (l.eind IS NULL OR l.eind + 31 >= k.dag) GROUP BY ALL),
a AS (
  SELECT persoon_id, datum, feit_id, melding_id, status, besluit_op, ingetrokken_op FROM {aanvraag}
  WHERE {bekend} AND datum BETWEEN {van} AND {p} AND persoon_id IN (FROM raak)),
hoort AS (
  SELECT a.*, k.feit_id AS kop FROM a
  LEFT JOIN rij r ON r.feit_id = a.melding_id LEFT JOIN kop k ON k.persoon_id = r.persoon_id AND r.dag BETWEEN k.dag AND k.dag + 30),
eerst AS (
  SELECT m.persoon_id, m.feit_id, m.dag, m.gemeente, arg_min(h, (h.datum - DATE '1900-01-01')::HUGEINT * 9223372036854775808 + h.feit_id) AS h
  FROM m LEFT JOIN hoort h ON h.persoon_id = m.persoon_id AND h.datum BETWEEN m.dag AND m.dag + 91 AND (h.melding_id IS NULL OR h.kop = m.feit_id)
  GROUP BY ALL),
uit AS (
  SELECT persoon_id, feit_id, dag, gemeente, dag + 91 AS uiterlijk,
    CASE WHEN dag + 91 > {p} THEN 'loopt_nog' WHEN h.datum IS NULL THEN 'geen_aanvraag'
      WHEN h.status = 'toegekend' AND h.besluit_op <= {p} THEN 'toegekend'
      WHEN h.status IN ('afgewezen', 'buiten_behandeling') AND coalesce(h.besluit_op <= {p}, true) THEN 'afgewezen'
      WHEN h.status = 'ingetrokken' AND coalesce(h.ingetrokken_op <= {p}, true) THEN 'ingetrokken' ELSE 'loopt_nog' END AS rol,
    CASE WHEN h.status = 'ingetrokken' THEN h.ingetrokken_op ELSE h.besluit_op END AS klaar
  FROM eerst)
-- waarde
SELECT '' AS deel, gemeente, [] AS cel, rol, count(*) FROM uit GROUP BY ALL;
-- leden
SELECT persoon_id, feit_id, rol, dag, uiterlijk, CASE WHEN rol NOT IN ('loopt_nog', 'geen_aanvraag') THEN klaar END AS gedaan, gemeente FROM uit;
