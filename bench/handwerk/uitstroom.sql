-- Outflows of the year whose last row says work, study or own business, or does not say; of who was then in Matchen or Groeien.
-- kern
WITH raak AS (SELECT DISTINCT persoon_id FROM {uitkering} WHERE {bekend} AND eind BETWEEN {van} AND {tm} AND regeling IN {regelingen}),
loop AS (
  SELECT persoon_id, begin, feit_id, eind, reden_einde,
    max(eind) OVER (PARTITION BY persoon_id ORDER BY begin ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS voor
  FROM (SELECT persoon_id, begin, feit_id, reden_einde, CASE WHEN eind <= {p} THEN eind ELSE DATE '9999-12-31' END AS eind FROM {uitkering}
        WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR eind >= begin) AND regeling IN {regelingen} AND persoon_id IN (FROM raak))),
weg AS (
  SELECT persoon_id, max(eind) AS dag, arg_max_null(reden_einde, {sleutel_eind}) AS reden, arg_max(feit_id, {sleutel_eind}) AS feit_id FROM (
    SELECT *, count(*) FILTER (WHERE voor IS NULL OR begin > voor + 1) OVER (PARTITION BY persoon_id ORDER BY begin, voor ROWS UNBOUNDED PRECEDING) AS nr
    FROM loop) GROUP BY persoon_id, nr HAVING max(eind) BETWEEN {van} AND {tm}),
past AS (
  SELECT persoon_id, dag, feit_id, reden IS NOT NULL AND reden IN ('werk', 'studie', 'zelfstandig') AS goed FROM weg
  WHERE reden IS NULL OR reden IN ('werk', 'studie', 'zelfstandig', 'onbekend', 'werk_of_ziektegeld')),
groep AS (
  SELECT g.persoon_id, g.dag, g.feit_id, g.goed FROM past g
  JOIN (SELECT * FROM {klantgroep} WHERE {bekend} AND begin <= {tm} AND (eind IS NULL OR eind >= begin)) l
    ON l.persoon_id = g.persoon_id AND l.begin <= g.dag AND (l.eind IS NULL OR l.eind + 31 >= g.dag) GROUP BY ALL
  HAVING arg_max_null(l.groep, {rang:l:g.dag}) IN ('Matchen', 'Groeien')),
woon AS (
  SELECT g.persoon_id, g.dag, g.feit_id, g.goed, coalesce(arg_max_null(l.gemeente, {rang:l:g.dag}), 'onbekend') AS gemeente FROM groep g
  LEFT JOIN (SELECT * FROM {leefsituatie} WHERE {bekend} AND begin <= {tm} AND (eind IS NULL OR eind >= begin)) l
    ON l.persoon_id = g.persoon_id AND l.begin <= g.dag AND (l.eind IS NULL OR l.eind + 31 >= g.dag) GROUP BY ALL),
uit AS (
  SELECT persoon_id, gemeente, CASE WHEN bool_or(goed) THEN 'lid' ELSE 'reden_onbekend' END AS rol,
    coalesce(min(dag) FILTER (WHERE goed), min(dag)) AS dag FROM woon GROUP BY ALL)
-- waarde
SELECT '' AS deel, gemeente, [] AS cel, rol, count(*) FROM uit GROUP BY ALL;
-- leden
SELECT u.persoon_id, w.feit_id, u.rol, u.dag, u.gemeente FROM uit u
JOIN (SELECT persoon_id, gemeente, dag, goed, min(feit_id) AS feit_id FROM woon GROUP BY ALL) w
  ON w.persoon_id = u.persoon_id AND w.gemeente = u.gemeente AND w.dag = u.dag AND w.goed = (u.rol = 'lid');
