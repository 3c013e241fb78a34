-- Per gemeente the busiest day of the year; only the days count on which somebody's spell lies beyond an earlier one.
-- kern
WITH rij AS (
  SELECT persoon_id, feit_id, begin, CASE WHEN eind <= {tm} THEN eind ELSE DATE '9999-12-31' END AS eind FROM {traject}
  WHERE {bekend} AND begin <= {tm} AND (eind IS NULL OR (eind >= begin AND eind >= {van})) AND instrument IN ('werkleerroute', 'cambio', 'cambio_fysiek_fit')),
woon AS (
  SELECT r.persoon_id, r.feit_id, r.begin, r.eind, coalesce(arg_max_null(l.gemeente, {rang:l:greatest(r.begin, {van})}), 'onbekend') AS gemeente FROM rij r
  LEFT JOIN (SELECT * FROM {leefsituatie} WHERE {bekend} AND begin <= {tm} AND (eind IS NULL OR eind >= begin)
             AND persoon_id IN (SELECT persoon_id FROM rij)) l
    ON l.persoon_id = r.persoon_id AND l.begin <= greatest(r.begin, {van}) AND (l.eind IS NULL OR l.eind + 31 >= greatest(r.begin, {van})) GROUP BY ALL),
bez AS (
  SELECT persoon_id, gemeente, begin, feit_id, greatest(begin, {van}, coalesce(voor + 1, begin)) AS van, least(eind, {tm}) AS tm, eind FROM (
    SELECT *, max(eind) OVER (PARTITION BY persoon_id, gemeente ORDER BY begin, feit_id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS voor FROM woon)
  WHERE voor IS NULL OR eind > voor),
stap AS (
  SELECT gemeente, dag, sum(g) AS g FROM (
    SELECT gemeente, van AS dag, 1 AS g FROM bez UNION ALL SELECT gemeente, tm + 1, -1 FROM bez WHERE tm < {tm}) GROUP BY ALL),
hoogte AS (SELECT gemeente, dag, sum(g) OVER (PARTITION BY gemeente ORDER BY dag) AS hoog FROM stap),
top AS (SELECT gemeente, arg_max(dag, hoog * 100000 - (dag - DATE '1900-01-01')) AS topdag, max(hoog)::BIGINT AS hoogste FROM hoogte GROUP BY gemeente)
-- waarde
SELECT '' AS deel, gemeente, topdag, hoogste, dagensom, hoogste AS leden
FROM top JOIN (SELECT gemeente, sum(tm - van + 1)::BIGINT AS dagensom FROM bez GROUP BY gemeente) USING (gemeente);
-- leden
SELECT persoon_id, arg_min(feit_id, (begin - DATE '1900-01-01')::HUGEINT * 9223372036854775808 - feit_id) AS feit_id, 'lid' AS rol, min(begin) AS dag,
  sum(tm - van + 1)::BIGINT AS dagen, gemeente
FROM bez JOIN top USING (gemeente) GROUP BY persoon_id, gemeente HAVING bool_or(topdag BETWEEN van AND tm);
