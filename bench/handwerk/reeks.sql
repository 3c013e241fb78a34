-- The stock on 96 month ends per gemeente: each row counts for its days beyond those of earlier rows, cut where somebody moved; starts minus ends.
-- waarde
WITH rij AS (
  SELECT persoon_id, begin, CASE WHEN eind <= {p} THEN eind ELSE DATE '9999-12-31' END AS eind FROM {uitkering}
  WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR eind >= begin) AND regeling IN {regelingen}),
meer AS (SELECT persoon_id FROM rij GROUP BY persoon_id HAVING count(*) > 1),
stuk AS (
  SELECT persoon_id, begin AS van, eind AS tm FROM rij ANTI JOIN meer USING (persoon_id)
  UNION ALL
  SELECT persoon_id, CASE WHEN voor >= begin THEN voor + 1 ELSE begin END, eind FROM (
    SELECT *, max(eind) OVER (PARTITION BY persoon_id ORDER BY begin ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS voor
    FROM rij SEMI JOIN meer USING (persoon_id))
  WHERE voor IS NULL OR eind > voor),
leef AS (
  SELECT persoon_id, feit_id, gemeente, begin, CASE WHEN eind <= {p} THEN eind ELSE DATE '9999-12-31' END AS eind FROM {leefsituatie}
  WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR eind >= begin)),
w AS (
  SELECT *, lead(begin) OVER (PARTITION BY persoon_id ORDER BY begin) AS volgende,
    max(eind) OVER (PARTITION BY persoon_id ORDER BY begin ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS eerder FROM leef),
dubbel AS (SELECT DISTINCT persoon_id FROM w WHERE eerder >= begin),
grens AS (SELECT DISTINCT persoon_id, unnest([begin, eind + 1, eind + 32]) AS van FROM leef SEMI JOIN dubbel USING (persoon_id)),
vak AS (SELECT persoon_id, van, lead(van) OVER (PARTITION BY persoon_id ORDER BY van) - 1 AS tm FROM grens),
wonen AS (
  SELECT persoon_id, gemeente, begin AS van, least(eind + 31, coalesce(volgende - 1, eind + 31)) AS tm FROM w ANTI JOIN dubbel USING (persoon_id)
  UNION ALL
  SELECT v.persoon_id, arg_max_null(l.gemeente, {rang:l:v.van}), v.van, v.tm FROM vak v
  JOIN leef l ON l.persoon_id = v.persoon_id AND v.van BETWEEN l.begin AND l.eind + 31 WHERE v.tm IS NOT NULL GROUP BY v.persoon_id, v.van, v.tm),
deel AS (
  SELECT w.gemeente, greatest(s.van, w.van) AS van, least(s.tm, w.tm) AS tm
  FROM stuk s JOIN wonen w ON w.persoon_id = s.persoon_id AND w.van <= s.tm AND w.tm >= s.van AND w.gemeente IS NOT NULL),
stap AS (
  SELECT gemeente, greatest(last_day(dag), DATE '2018-01-31') AS dag, sum(g) AS g FROM (
    SELECT gemeente, van AS dag, 1 AS g FROM deel UNION ALL SELECT gemeente, tm + 1, -1 FROM deel
    UNION ALL SELECT 'onbekend', van, -1 FROM deel UNION ALL SELECT 'onbekend', tm + 1, 1 FROM deel
    UNION ALL SELECT 'onbekend', van, 1 FROM stuk UNION ALL SELECT 'onbekend', tm + 1, -1 FROM stuk)
  WHERE dag <= {p} GROUP BY ALL),
raster AS (
  SELECT * FROM (SELECT DISTINCT gemeente FROM stap),
    (SELECT last_day(m::DATE) AS dag FROM generate_series(DATE '2018-01-01', DATE '2025-12-01', INTERVAL 1 MONTH) t(m)))
SELECT '' AS deel, gemeente, r.dag, sum(coalesce(g, 0)) OVER (PARTITION BY gemeente ORDER BY r.dag)::BIGINT
FROM raster r LEFT JOIN stap USING (gemeente, dag);
