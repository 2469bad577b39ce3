"""The elements of a page by tag, class and id: many selectors are looked up in it without walking the page again."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, partial
from typing import Any, Final

from recoupe.read.markup import Element, select

Test = Callable[[Element], bool]
Start = tuple[str, str, Callable[[str], bool] | None]
"""Where matches are looked for: a sign for tag, attribute, class or id, its name, and what the value must fulfil."""


class Index:
    """All elements of a page in document order. It holds them: lxml makes them anew, with another ``id()``, otherwise.

    It is made again when elements are added to the page; elements that move keep their places.
    """

    def __init__(self, root: Element) -> None:
        """Note where each tag, class and id stands."""
        self.elements: Sequence[Element] = list(root.iter())
        self._found = dict[str, Sequence[int]]()
        self._tags = defaultdict[str, list[int]](list)
        self._values = defaultdict[str, dict[str, list[int]]](partial(defaultdict, list))
        for place, node in enumerate(self.elements):
            self._tags[node.tag].append(place)
            for name, value in node.items():
                self._values[name][value].append(place)

    def holds(self, css: str) -> bool:
        """Tell whether a selector matches anything on the page."""
        branches = _branches(css)
        if branches is None:
            return bool(select(self.elements[0], css))
        return any(test(self.elements[place]) for start, test in branches for place in self._start(start))

    def select(self, css: str) -> list[Element]:
        """Return the elements that a CSS selector matches, in document order; none for an empty selector."""
        return [self.elements[place] for place in self._matches(css)]

    def first(self, css: str) -> Element | None:
        """Return the first element that a selector matches."""
        places = self._matches(css)
        return self.elements[places[0]] if places else None

    def below(self, node: Element, css: str) -> list[Element]:
        """Return what a selector matches on the page that is a node or lies in it: looked up once a page."""
        places = self._matches(css)
        if not places:
            return []
        start, end = bisect_left(places, self._order[id(node)]), bisect_left(places, self._after(node))
        return [self.elements[place] for place in places[start:end]]

    def _matches(self, css: str) -> Sequence[int]:
        if css not in self._found:
            self._found[css] = self._search(css) if css else ()
        return self._found[css]

    def _search(self, css: str) -> Sequence[int]:
        branches = _branches(css)
        if branches is None:
            return [self._order[id(node)] for node in select(self.elements[0], css)]
        found = {place for start, test in branches for place in self._start(start) if test(self.elements[place])}
        return sorted(found)

    @cached_property
    def _order(self) -> dict[int, int]:
        """Return the place of each element by its ``id()``."""
        return {id(node): place for place, node in enumerate(self.elements)}

    def _after(self, node: Element) -> int:
        """Return the place of the first element after a node and all that lies in it."""
        while node is not None and (following := node.getnext()) is None:
            node = node.getparent()
        return self._order[id(following)] if node is not None else len(self.elements)

    def _start(self, start: Start) -> Iterable[int]:
        sign, name, accepts = start
        if sign == ".":
            return self._classes.get(name, ())
        if sign == "#":
            return self._values["id"].get(name, ())
        if sign == "[":  # the elements of a page share few values
            values = self._values[name].items()
            return [place for value, places in values if accepts is None or accepts(value) for place in places]
        tags = [name] if name else [tag for tag in self._tags if isinstance(tag, str)]
        return [place for tag in tags for place in self._tags.get(tag, ())]

    @cached_property
    def _classes(self) -> dict[str, list[int]]:
        """Return the places of each class, in no order."""
        found = defaultdict[str, list[int]](list)
        for value, places in self._values["class"].items():
            for each in set(value.split()):
                found[each] += places
        return found


@cache
def _branches(css: str) -> tuple[tuple[Start, Test], ...] | None:
    """Return, for each alternative of a selector, where to look and what to ask; None where it asks for more."""
    from cssselect import parse  # noqa: PLC0415 - only readers of HTML pay its import

    try:
        return tuple((_starts(each.parsed_tree), _test(each.parsed_tree)) for each in parse(css))
    except NotImplementedError:
        return None


def _kind(tree: Any) -> str:
    return type(tree).__name__


def _starts(tree: Any) -> Start:
    """Return the narrowest list that holds whatever a selector's last part matches."""
    return max(_names(tree), key=lambda start: "[.#".find(start[0]))


def _names(tree: Any) -> Iterator[Start]:
    kind = _kind(tree)
    if kind == "Element":
        yield "<", tree.element or "", None
    elif kind == "CombinedSelector":
        yield from _names(tree.subselector)
    else:
        if kind in _NAMED:
            sign, field = _NAMED[kind]
            yield sign, getattr(tree, field), _accepts(tree) if kind == "Attrib" else None
        yield from _names(tree.selector)


def _accepts(tree: Any) -> Callable[[str], bool] | None:
    """Return a function that tells whether the value of an attribute fits; None where any value does."""
    if tree.operator == "exists":
        return None
    wanted, compare = tree.value.value, _COMPARISONS.get(tree.operator)
    if compare is None:
        raise NotImplementedError
    return lambda value: compare(value, wanted)


def _test(tree: Any) -> Test:
    """Return a function that tells whether an element matches a parsed selector."""
    made = _TESTS.get(_kind(tree))
    if made is None:
        raise NotImplementedError
    return made(tree)


def _element(tree: Any) -> Test:
    tag = tree.element
    return (lambda node: isinstance(node.tag, str)) if tag is None else (lambda node: node.tag == tag)


def _hash(tree: Any) -> Test:
    inner, wanted = _test(tree.selector), tree.id
    return lambda node: node.get("id") == wanted and inner(node)


def _class(tree: Any) -> Test:
    inner, wanted = _test(tree.selector), tree.class_name
    return lambda node: wanted in (held := node.get("class") or "") and wanted in held.split() and inner(node)


def _attribute(tree: Any) -> Test:
    inner, name, accepts = _test(tree.selector), tree.attrib, _accepts(tree)
    if accepts is None:
        return lambda node: node.get(name) is not None and inner(node)
    return lambda node: (value := node.get(name)) is not None and accepts(value) and inner(node)


def _negation(tree: Any) -> Test:
    inner, unwanted = _test(tree.selector), _test(tree.subselector)
    return lambda node: inner(node) and not unwanted(node)


def _pseudo(tree: Any) -> Test:
    inner, step = _test(tree.selector), _EDGES.get(tree.ident)
    if step is None:
        raise NotImplementedError
    return lambda node: step(node) is None and inner(node)


def _combined(tree: Any) -> Test:
    outer, inner, step = _test(tree.selector), _test(tree.subselector), _STEPS[tree.combinator]
    return lambda node: inner(node) and any(map(outer, step(node)))


def _outer(node: Element) -> Iterator[Element]:
    while (node := node.getparent()) is not None:
        yield node


def _parent(node: Element) -> Iterator[Element]:
    parent = node.getparent()
    return iter(() if parent is None else (parent,))


def _before(node: Element) -> Iterator[Element]:
    previous = node.getprevious()
    return iter(() if previous is None else (previous,))


_TESTS: Final[dict[str, Callable[[Any], Test]]] = {
    "Element": _element, "Hash": _hash, "Class": _class, "Attrib": _attribute, "Negation": _negation,
    "Pseudo": _pseudo, "CombinedSelector": _combined,
}  # fmt: skip
_NAMED: Final = {"Hash": ("#", "id"), "Class": (".", "class_name"), "Attrib": ("[", "attrib")}
_COMPARISONS: Final[dict[str, Callable[[str, str], bool]]] = {
    "=": str.__eq__,
    "~=": lambda value, wanted: wanted in value.split(),
    "^=": lambda value, wanted: bool(wanted) and value.startswith(wanted),
    "$=": lambda value, wanted: bool(wanted) and value.endswith(wanted),
    "*=": lambda value, wanted: bool(wanted) and wanted in value,
    "|=": lambda value, wanted: value == wanted or value.startswith(f"{wanted}-"),
}
_EDGES: Final[dict[str, Callable[[Element], Element | None]]] = {
    "first-child": lambda node: node.getprevious(),
    "last-child": lambda node: node.getnext(),
}
_STEPS: Final[dict[str, Callable[[Element], Iterator[Element]]]] = {
    " ": _outer,
    ">": _parent,
    "+": _before,
    "~": lambda node: node.itersiblings(preceding=True),
}
