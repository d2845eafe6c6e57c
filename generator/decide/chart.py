"""A flow in; its chart as numbered steps in reading order out, and the way that answers take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.catalogue.entries import Flow
from generator.catalogue.flows import Branch, ChartStep, Question
from generator.decide.typed_texts import number_text

Given = str | tuple[str, ...] | int | float


@dataclass(frozen=True, slots=True)
class Way:
    """One answer on the chart, and the step or the outcome that it leads to."""

    text: str
    """The answer in words: `Tone or behaviour; Consistent labels`, `Under 100 examples`."""
    branch: Branch
    step: str | None
    outcome: str | None

    def takes(self, answer: Given) -> bool:
        """Whether this answer goes this way."""
        if isinstance(answer, (int, float)):
            return is_within(answer, self.branch.at_least, self.branch.below)
        given = {answer} if isinstance(answer, str) else set(answer)
        return bool(given & set(answers_of(self.branch)))


@dataclass(frozen=True, slots=True)
class Step:
    """One box of the chart."""

    id: str
    number: int
    question: Question
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The steps that can be reached, every one after those that lead to it; the first is first."""

    steps: tuple[Step, ...]

    @property
    def by_id(self) -> Mapping[str, Step]:
        return {step.id: step for step in self.steps}


def read_chart(flow: Flow) -> Chart:
    """The chart of a flow that its checks have nothing against."""
    questions = {question.id: question for question in flow.questions}
    drawn = {step_id(step): step for step in flow.chart}
    return Chart(
        tuple(
            Step(
                name,
                number,
                questions[drawn[name].question],
                tuple(
                    Way(
                        answer_text(questions[drawn[name].question], branch),
                        branch,
                        branch.ask,
                        branch.then,
                    )
                    for branch in drawn[name].branches
                ),
            )
            for number, name in enumerate(_reading_order(flow.chart), start=1)
        )
    )


def follow_answers(chart: Chart, given: Mapping[str, Given]) -> Iterator[tuple[Step, Way]]:
    """The steps and ways that these answers take, up to an outcome or an open question."""
    steps = chart.by_id
    step: Step | None = chart.steps[0]
    while step and step.question.id in given:
        answer = given[step.question.id]
        way = next((way for way in step.ways if way.takes(answer)), None)
        if way is None:
            return
        yield step, way
        step = steps[way.step] if way.step else None


def step_id(step: ChartStep) -> str:
    return step.id or step.question


def answers_of(branch: Branch) -> tuple[str, ...]:
    """The answers that a branch names; none for a range of numbers."""
    if branch.answer is None:
        return ()
    return (branch.answer,) if isinstance(branch.answer, str) else branch.answer


def answer_text(question: Question, branch: Branch) -> str:
    """The answers of a branch in the words of the question."""
    if branch.answer is None:
        return range_text(branch.at_least, branch.below, question.unit or "")
    return "; ".join(option_text(question, answer) for answer in answers_of(branch))


def option_text(question: Question, answer: str) -> str:
    """One answer in the words of the question: `yes` is `Yes`."""
    texts = {option.id: option.text for option in question.options}
    return texts.get(answer, answer.capitalize())


def range_text(at_least: float | None, below: float | None, unit: str) -> str:
    """`100 to under 1,000 examples`; the unit follows where there is one."""
    if at_least is None:
        text = "Any number of" if below is None else f"Under {number_text(below)}"
    elif below is None:
        text = f"{number_text(at_least)} or more"
    else:
        text = f"{number_text(at_least)} to under {number_text(below)}"
    return f"{text} {unit}".strip()


def is_within(number: float, at_least: float | None, below: float | None) -> bool:
    return (at_least is None or number >= at_least) and (below is None or number < below)


def _reading_order(chart: tuple[ChartStep, ...]) -> list[str]:
    """Depth first along the answers, but no step before all that lead to it (reverse postorder)."""
    steps = {step_id(step): step for step in chart}
    seen: set[str] = set()
    finished: list[str] = []

    def visit(name: str) -> None:
        seen.add(name)
        for branch in reversed(steps[name].branches):
            if branch.ask and branch.ask not in seen:
                visit(branch.ask)
        finished.append(name)

    visit(step_id(chart[0]))
    return finished[::-1]
