-- In- and outflow in the four quarters of the year, all in one pass over the people who began or ended in it.
-- waarde
WITH raak AS (
  SELECT DISTINCT persoon_id FROM {uitkering}
  WHERE {bekend} AND (begin BETWEEN {van} AND {tm} OR eind BETWEEN {van} AND {tm}) AND regeling IN {regelingen}),
loop AS (
  SELECT persoon_id, begin, max(eind) OVER (PARTITION BY persoon_id ORDER BY begin ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS voor,
    max(eind) OVER (PARTITION BY persoon_id) AS alles, row_number() OVER (PARTITION BY persoon_id ORDER BY begin) AS nr
  FROM (SELECT persoon_id, begin, CASE WHEN eind <= {p} THEN eind ELSE DATE '9999-12-31' END AS eind FROM {uitkering}
        WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR eind >= begin) AND regeling IN {regelingen} AND persoon_id IN (FROM raak))),
gebeurd AS (
  SELECT persoon_id, 'in' AS soort, begin AS dag FROM loop WHERE (voor IS NULL OR begin > voor + 1) AND begin BETWEEN {van} AND {tm}
  UNION ALL SELECT persoon_id, 'uit', voor FROM loop WHERE begin > voor + 1 AND voor BETWEEN {van} AND {tm}
  UNION ALL SELECT persoon_id, 'uit', alles FROM loop WHERE nr = 1 AND alles BETWEEN {van} AND {tm}),
woon AS (
  SELECT g.persoon_id, g.dag, arg_max_null(l.gemeente, {rang:l:g.dag}) AS gemeente
  FROM (SELECT DISTINCT persoon_id, dag FROM gebeurd) g
  JOIN (SELECT * FROM {leefsituatie} WHERE {bekend} AND begin <= {tm} AND (eind IS NULL OR eind >= begin)) l
    ON l.persoon_id = g.persoon_id AND l.begin <= g.dag AND (l.eind IS NULL OR l.eind + 31 >= g.dag) GROUP BY ALL),
groep AS (
  SELECT g.persoon_id, g.dag, arg_max_null(l.groep, {rang:l:g.dag}) AS groep
  FROM (SELECT DISTINCT persoon_id, dag FROM gebeurd) g
  JOIN (SELECT * FROM {klantgroep} WHERE {bekend} AND begin <= {tm} AND (eind IS NULL OR eind >= begin)) l
    ON l.persoon_id = g.persoon_id AND l.begin <= g.dag AND (l.eind IS NULL OR l.eind + 31 >= g.dag) GROUP BY ALL),
lid AS (
  SELECT soort || ' ' || quarter(dag) AS deel, persoon_id, coalesce(gemeente, 'onbekend') AS gemeente, coalesce(groep, 'onbekend') AS groep
  FROM gebeurd LEFT JOIN woon USING (persoon_id, dag) LEFT JOIN groep USING (persoon_id, dag))
SELECT deel, gemeente, CASE WHEN grouping(groep) = 1 THEN [] ELSE [groep] END AS cel, 'lid' AS rol, count(DISTINCT persoon_id)
FROM lid GROUP BY GROUPING SETS ((deel, gemeente), (deel, gemeente, groep));
-- leden
WITH raak AS (
  SELECT DISTINCT persoon_id FROM {uitkering}
  WHERE {bekend} AND (begin BETWEEN {van} AND {tm} OR eind BETWEEN {van} AND {tm}) AND regeling IN {regelingen}),
loop AS (
  SELECT persoon_id, begin, feit_id,
    max({sleutel_eind}) OVER (PARTITION BY persoon_id ORDER BY begin, feit_id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS voor,
    max({sleutel_eind}) OVER (PARTITION BY persoon_id) AS alles, row_number() OVER (PARTITION BY persoon_id ORDER BY begin) AS nr
  FROM (SELECT persoon_id, begin, feit_id, CASE WHEN eind <= {p} THEN eind ELSE DATE '9999-12-31' END AS eind FROM {uitkering}
        WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR eind >= begin) AND regeling IN {regelingen} AND persoon_id IN (FROM raak))),
gebeurd AS (
  SELECT persoon_id, 'in' AS soort, begin AS dag, feit_id FROM loop WHERE (voor IS NULL OR begin > {dag_voor} + 1) AND begin BETWEEN {van} AND {tm}
  UNION ALL SELECT persoon_id, 'uit', {dag_voor}, {feit_voor} FROM loop WHERE begin > {dag_voor} + 1 AND {dag_voor} BETWEEN {van} AND {tm}
  UNION ALL SELECT persoon_id, 'uit', {dag_alles}, {feit_alles} FROM loop WHERE nr = 1 AND {dag_alles} BETWEEN {van} AND {tm}),
woon AS (
  SELECT g.persoon_id, g.dag, arg_max_null(l.gemeente, {rang:l:g.dag}) AS gemeente
  FROM (SELECT DISTINCT persoon_id, dag FROM gebeurd) g
  JOIN (SELECT * FROM {leefsituatie} WHERE {bekend} AND begin <= {tm} AND (eind IS NULL OR eind >= begin)) l
    ON l.persoon_id = g.persoon_id AND l.begin <= g.dag AND (l.eind IS NULL OR l.eind + 31 >= g.dag) GROUP BY ALL),
groep AS (
  SELECT g.persoon_id, g.dag, arg_max_null(l.groep, {rang:l:g.dag}) AS groep
  FROM (SELECT DISTINCT persoon_id, dag FROM gebeurd) g
  JOIN (SELECT * FROM {klantgroep} WHERE {bekend} AND begin <= {tm} AND (eind IS NULL OR eind >= begin)) l
    ON l.persoon_id = g.persoon_id AND l.begin <= g.dag AND (l.eind IS NULL OR l.eind + 31 >= g.dag) GROUP BY ALL),
lid AS (
  SELECT soort || ' ' || quarter(dag) AS deel, persoon_id, feit_id, dag, coalesce(gemeente, 'onbekend') AS gemeente, coalesce(groep, 'onbekend') AS groep
  FROM gebeurd LEFT JOIN woon USING (persoon_id, dag) LEFT JOIN groep USING (persoon_id, dag)),
beide AS (SELECT * EXCLUDE (groep), unnest([[]::VARCHAR[], [groep]]) AS cel FROM lid)
SELECT deel, persoon_id, arg_min(feit_id, dag) AS feit_id, 'lid' AS rol, min(dag) AS dag, gemeente, cel FROM beide GROUP BY deel, persoon_id, gemeente, cel;
