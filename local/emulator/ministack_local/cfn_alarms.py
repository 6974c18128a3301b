"""AWS::CloudWatch::Alarm with `Metrics`: an alarm on a math expression.

MiniStack refuses the whole stack for one. AWS takes exactly one query that returns data, ids that begin with a lowercase letter
and differ, and either an expression or a metric in each query ("MetricDataQuery", CloudWatch API reference). The alarm is
stored; nothing here evaluates it. SetAlarmState changes its state.
"""
import re

from ministack.services.cloudformation import provisioners

MOST_QUERIES = 20


def install() -> None:
    record_of = provisioners._cw_metric_alarm_record

    def with_metrics(name, props):
        queries = props.get("Metrics")
        if not queries:
            return record_of(name, props)
        _check(name, queries, props)
        # No metric has this name, so that the emulator finds no data point to compare.
        single = {"Namespace": "MetricMath", "MetricName": name, "Statistic": "Average"}
        record = record_of(name, {**{key: value for key, value in props.items() if key != "Metrics"}, **single})
        return {**record, "Metrics": queries}

    provisioners._cw_metric_alarm_record = with_metrics


def _check(name, queries, props) -> None:
    ids = [query.get("Id", "") for query in queries]
    returned = [query for query in queries if _is_true(query.get("ReturnData", True))]
    problems = [
        (len(queries) > MOST_QUERIES, f"more than {MOST_QUERIES} queries"),
        (len(returned) != 1, f"{len(returned)} queries return data, and one has to"),
        (len(set(ids)) < len(ids), "two queries have the same id"),
        (not all(re.fullmatch(r"[a-z][A-Za-z0-9_]*", query_id) for query_id in ids), "an id is not one of metric math"),
        (any(bool(query.get("Expression")) == bool(query.get("MetricStat")) for query in queries),
         "a query has both an expression and a metric, or neither"),
        (any(props.get(key) for key in ("MetricName", "Namespace", "Statistic", "ExtendedStatistic", "Period")),
         "it has a metric of its own besides"),
    ]
    for is_problem, text in problems:
        if is_problem:
            raise ValueError(f"The alarm {name} with metric math is refused: {text}.")


def _is_true(value) -> bool:
    return str(value).lower() != "false"
