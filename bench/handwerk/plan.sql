-- First application per person and gemeente in the year, the first plan from it on; the benefit's end matters only to who was late.
-- kern
WITH woon AS (
  SELECT a.persoon_id, a.datum AS dag, a.feit_id, coalesce(arg_max_null(l.gemeente, {rang:l:a.datum}), 'onbekend') AS gemeente
  FROM (SELECT persoon_id, datum, feit_id FROM {aanvraag}
        WHERE {bekend} AND datum BETWEEN {van} AND {tm} AND status NOT IN ('afgewezen', 'ingetrokken', 'buiten_behandeling')) a
  LEFT JOIN (SELECT * FROM {leefsituatie} WHERE {bekend} AND begin <= {tm} AND (eind IS NULL OR eind >= begin)) l
    ON l.persoon_id = a.persoon_id AND l.begin <= a.datum AND (l.eind IS NULL OR l.eind + 31 >= a.datum) GROUP BY ALL),
start AS (
  SELECT persoon_id, gemeente, min(dag) AS dag, arg_min(feit_id, (dag - DATE '1900-01-01')::HUGEINT * 9223372036854775808 + feit_id) AS feit_id
  FROM woon GROUP BY ALL),
af AS (
  SELECT s.*, s.dag + 42 AS uiterlijk, min(d.begin) AS gedaan FROM start s
  LEFT JOIN (SELECT persoon_id, begin FROM {plan_van_aanpak} WHERE {bekend} AND begin BETWEEN {van} AND {p} AND soort = 'pw') d
    ON d.persoon_id = s.persoon_id AND d.begin >= s.dag GROUP BY ALL),
laat AS (SELECT DISTINCT persoon_id FROM af WHERE gedaan IS NULL OR gedaan > uiterlijk),
loop AS (
  SELECT persoon_id, begin, max(eind) OVER (PARTITION BY persoon_id ORDER BY begin ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS voor,
    max(eind) OVER (PARTITION BY persoon_id) AS alles
  FROM (SELECT persoon_id, begin, CASE WHEN eind <= {p} THEN eind ELSE DATE '9999-12-31' END AS eind FROM {uitkering}
        WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR eind >= begin) AND regeling IN {regelingen} AND persoon_id IN (FROM laat))),
einde AS (SELECT persoon_id, voor AS dag FROM loop WHERE begin > voor + 1 UNION SELECT persoon_id, alles FROM loop WHERE alles < DATE '9999-12-31'),
weg AS (
  SELECT DISTINCT a.persoon_id, a.gemeente FROM af a JOIN einde e ON e.persoon_id = a.persoon_id AND e.dag >= a.dag AND e.dag < a.uiterlijk),
uit AS (
  SELECT a.*, CASE WHEN gedaan <= uiterlijk THEN CASE WHEN uiterlijk <= {p} THEN 'op_tijd' ELSE 'op_tijd_vooruit' END
    WHEN w.persoon_id IS NOT NULL THEN 'vervallen' WHEN uiterlijk <= {p} THEN 'te_laat' ELSE 'open' END AS rol
  FROM af a LEFT JOIN weg w USING (persoon_id, gemeente))
-- waarde
SELECT '' AS deel, gemeente, [] AS cel, rol, count(*) FROM uit GROUP BY ALL;
-- leden
SELECT persoon_id, feit_id, rol, dag, uiterlijk, gedaan, gemeente FROM uit;
