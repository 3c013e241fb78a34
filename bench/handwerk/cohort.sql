-- New entrants of Matchen in the year: their first outflow within six months, and whether it lasted six more. Only the entrants' own rows are read on.
-- kern
WITH raak AS (SELECT DISTINCT persoon_id FROM {klantgroep} WHERE {bekend} AND groep = 'Matchen' AND begin BETWEEN {van} AND {tm}),
kg AS (
  SELECT persoon_id, begin, CASE WHEN eind <= {p} THEN eind ELSE DATE '9999-12-31' END AS eind, feit_id, groep FROM {klantgroep}
  WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR eind >= begin) AND persoon_id IN (FROM raak)),
loop AS (
  SELECT persoon_id, begin, feit_id, eind, reden_einde,
    max(eind) OVER (PARTITION BY persoon_id ORDER BY begin ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS voor
  FROM (SELECT persoon_id, begin, feit_id, reden_einde, CASE WHEN eind <= {p} THEN eind ELSE DATE '9999-12-31' END AS eind FROM {uitkering}
        WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR eind >= begin) AND regeling IN {regelingen} AND persoon_id IN (FROM raak))),
ub AS (
  SELECT persoon_id, min(begin) AS begin, max(eind) AS eind, arg_max_null(reden_einde, {sleutel_eind}) AS reden FROM (
    SELECT *, count(*) FILTER (WHERE voor IS NULL OR begin > voor + 1) OVER (PARTITION BY persoon_id ORDER BY begin, voor ROWS UNBOUNDED PRECEDING) AS nr
    FROM loop) GROUP BY persoon_id, nr),
entree AS (
  SELECT * FROM (
    SELECT persoon_id, begin AS dag, feit_id,
      max(eind) OVER (PARTITION BY persoon_id ORDER BY begin, feit_id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS voor
    FROM kg WHERE groep = 'Matchen')
  WHERE (voor IS NULL OR dag > voor + 1) AND dag BETWEEN {van} AND {tm}),
nieuw AS (
  SELECT e.persoon_id, e.dag, e.feit_id, u.begin IS NOT NULL AS loopt
  FROM (SELECT e.persoon_id, e.dag, e.feit_id, max(k.eind) AS eerder FROM entree e
        LEFT JOIN kg k ON k.persoon_id = e.persoon_id AND k.begin < e.dag GROUP BY ALL) e
  LEFT JOIN ub u ON u.persoon_id = e.persoon_id AND e.dag BETWEEN u.begin AND u.eind
  WHERE eerder IS NULL OR eerder < u.begin),
woon AS (
  SELECT n.persoon_id, n.dag, n.feit_id, n.loopt, coalesce(arg_max_null(l.gemeente, {rang:l:n.dag}), 'onbekend') AS gemeente FROM nieuw n
  LEFT JOIN (SELECT * FROM {leefsituatie} WHERE {bekend} AND begin <= {p} AND (eind IS NULL OR eind >= begin) AND persoon_id IN (FROM raak)) l
    ON l.persoon_id = n.persoon_id AND l.begin <= n.dag AND (l.eind IS NULL OR l.eind + 31 >= n.dag) GROUP BY ALL),
binnen AS (SELECT * FROM woon QUALIFY row_number() OVER (PARTITION BY gemeente, persoon_id ORDER BY dag, feit_id) = 1),
later AS (
  SELECT b.persoon_id, b.gemeente, min(u.begin) AS later FROM binnen b JOIN ub u ON u.persoon_id = b.persoon_id AND u.begin > b.dag
  WHERE NOT b.loopt GROUP BY ALL),
vraag AS (
  SELECT b.persoon_id, b.gemeente, bool_or(a.status = 'toegekend' AND coalesce(a.besluit_op <= {p}, true)) AS toegekend,
    bool_or(a.status IN ('open', 'aangehouden') OR coalesce(a.besluit_op > {p}, false) OR coalesce(a.ingetrokken_op > {p}, false)) AS onbeslist
  FROM binnen b JOIN (SELECT * FROM {aanvraag} WHERE {bekend} AND persoon_id IN (SELECT persoon_id FROM binnen WHERE NOT loopt)) a
    ON a.persoon_id = b.persoon_id AND a.datum <= b.dag AND (a.besluit_op IS NULL OR a.besluit_op >= b.dag)
    AND (a.ingetrokken_op IS NULL OR a.ingetrokken_op >= b.dag)
  WHERE NOT b.loopt GROUP BY ALL),
kans AS (
  SELECT b.persoon_id, b.feit_id, b.gemeente, CASE WHEN NOT loopt AND toegekend THEN coalesce(later, dag) ELSE dag END AS dag,
    CASE WHEN loopt OR (toegekend AND later IS NOT NULL) THEN 'mee' WHEN toegekend OR onbeslist THEN 'wacht' ELSE 'buiten' END AS staat
  FROM binnen b LEFT JOIN later USING (persoon_id, gemeente) LEFT JOIN vraag USING (persoon_id, gemeente)),
afloop AS (
  SELECT k.*, CAST(k.dag + INTERVAL 6 MONTH AS DATE) AS uiterlijk, min(u.eind) AS e, arg_min_null(u.reden, u.eind) AS reden FROM kans k
  LEFT JOIN ub u ON u.persoon_id = k.persoon_id AND u.eind >= k.dag AND u.eind < DATE '9999-12-31' GROUP BY ALL),
geslaagd AS (
  SELECT *, CAST(e + INTERVAL 6 MONTH AS DATE) AS vast, least(CAST(e + INTERVAL 6 MONTH AS DATE), {p}) AS tot FROM afloop
  WHERE reden = 'werk' AND e <= uiterlijk),
terug AS (
  SELECT g.persoon_id, g.gemeente, min(u.begin) AS terug FROM geslaagd g JOIN ub u ON u.persoon_id = g.persoon_id AND u.begin > g.e AND u.begin <= g.tot
  GROUP BY ALL),
weg AS (
  SELECT g.persoon_id, g.gemeente FROM geslaagd g JOIN {persoon} m ON m.persoon_id = g.persoon_id AND m.overleden_op > g.e AND m.overleden_op <= g.tot
  UNION SELECT g.persoon_id, g.gemeente FROM geslaagd g
  JOIN (SELECT persoon_id, begin, gemeente FROM {leefsituatie} WHERE {bekend} AND begin > {van}) l
    ON l.persoon_id = g.persoon_id AND l.begin > g.e AND l.begin <= g.tot AND l.gemeente <> g.gemeente AND g.gemeente <> 'onbekend'),
alles AS (
  SELECT a.*, t.terug, CAST(e + INTERVAL 6 MONTH AS DATE) AS vast, CAST(uiterlijk + INTERVAL 6 MONTH AS DATE) AS slot,
    CASE WHEN staat = 'buiten' THEN 'buiten_telling' WHEN staat = 'wacht' THEN 'loopt_nog'
      WHEN e IS NULL OR e > uiterlijk THEN CASE WHEN uiterlijk <= {p} THEN 'termijn_verstreken' ELSE 'loopt_nog' END
      WHEN reden IS NULL OR reden IN ('onbekend', 'werk_of_ziektegeld') THEN 'reden_onbekend' WHEN reden <> 'werk' THEN 'andere_afloop'
      WHEN terug IS NOT NULL THEN 'teruggevallen' WHEN w.persoon_id IS NOT NULL THEN 'niet_vast_te_stellen'
      WHEN CAST(e + INTERVAL 6 MONTH AS DATE) <= {p} THEN 'gelukt' ELSE 'gelukt_voorlopig' END AS rol
  FROM afloop a LEFT JOIN terug t USING (persoon_id, gemeente) LEFT JOIN weg w USING (persoon_id, gemeente)),
uit AS (
  SELECT persoon_id, feit_id, rol, dag, uiterlijk, CASE WHEN staat = 'mee' AND e <= uiterlijk THEN e END AS gedaan,
    (CASE rol WHEN 'termijn_verstreken' THEN uiterlijk WHEN 'gelukt' THEN vast WHEN 'teruggevallen' THEN terug WHEN 'andere_afloop' THEN e
      WHEN 'reden_onbekend' THEN e WHEN 'niet_vast_te_stellen' THEN e WHEN 'buiten_telling' THEN NULL ELSE {p} END - dag)::BIGINT AS dagen,
    staat = 'mee' AND slot <= {p} AS over, slot - dag AS venster, gemeente FROM alles)
-- waarde
SELECT '' AS deel, gemeente, rol, coalesce(dagen, 0), over, venster, count(*) FROM uit GROUP BY ALL;
-- leden
SELECT persoon_id, feit_id, rol, dag, uiterlijk, gedaan, dagen, over, gemeente FROM uit;
