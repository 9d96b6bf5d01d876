"""Jinja for thousands of small pages: what a template asks for most costs least, and shows the same.

=========================== =============================================================================================
in a template               here
=========================== =============================================================================================
``{{ item.title }}``        contexts are mappings, so the key is looked up before an attribute, where it stands; and escaped once a text
``{{ _("Linked from") }}``  looked up in the catalogue while the template is compiled, as the words between tags are
``{{ once(row, item) }}``   ``row(item)``; made once where many pages show the same item, so it must depend on nothing else
``{{ row(item) }}``         called at once: there is nothing in a theme that wants to know who calls it
``{% include %}``           templates never change under an environment, so each is looked for once, and one of the theme's own
                            is compiled into another one
=========================== =============================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any, cast

from jinja2 import BaseLoader, BytecodeCache, Environment, StrictUndefined, Template, TemplateNotFound, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from decan.localise import Localised
from decan.site.page import Shared
from decan.words import Words

_WORDS = "_"
"""What templates call the catalogue."""
_MOST_TEXTS, _LONGEST_TEXT = 16_384, 100
"""Texts that are held as HTML, and the characters of the longest."""
_SPECIAL = re.compile("[&<>\"']")


class _Escaped(dict[str, str]):
    """Texts as HTML, each escaped once while it is held: short ones are shown again and again.

    >>> _Escaped()["R&D"]
    'R&amp;D'
    """

    def __missing__(self, text: str) -> str:
        found = str(escape(text)) if _SPECIAL.search(text) else text
        if len(text) <= _LONGEST_TEXT:
            if len(self) >= _MOST_TEXTS:
                self.clear()
            self[text] = found
        return found


def shown(value: object) -> str:
    """A value that is no plain text as HTML: markup as it is, all else escaped.

    >>> [str(shown(value)) for value in (Markup("<b>R</b>"), 7)]
    ['<b>R</b>', '7']
    """
    return value if type(value) is Markup else escape(value)


def markup(text: str) -> Markup:
    """The text as markup; unlike ``Markup(text)``, it is not asked whether it knows a better one."""
    return str.__new__(Markup, text)


def once(macro: Callable[[object], str], item: object) -> str:
    """What a macro makes of an item."""
    if type(item) is not Shared:
        return macro(item)
    if macro not in item.html:
        item.html[macro] = macro(item)
    return item.html[macro]


class _Macro(Macro):
    """A macro that is mostly called with values in order, and takes no others."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401
        lacking = self._argument_count - len(args)
        if kwargs or lacking < 0 or self.caller or self.catch_kwargs or self.catch_varargs:
            return super().__call__(*args, **kwargs)
        return markup(self._func(*args, *(missing,) * lacking) if lacking else self._func(*args))


class _Inclusion(NodeTransformer):
    """Puts the theme's own partials where its templates include them. An author's stay apart, so that errors say their file and line."""

    def __init__(self, environment: Templates) -> None:
        self._environment = environment

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802 (Jinja's own)
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        tree = self._environment.partial(name) if isinstance(name, str) and node.with_context else None
        return nodes.Scope(tree.body, lineno=node.lineno) if tree is not None else node


class _Generator(CodeGenerator):
    """Compiles a template to calls of the functions above, and each part of it to one text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self._shown: list[str] = []
        """Names of the values that are being written, the innermost last."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 (Jinja's own)
        """Words of the interface are the same on each page."""
        first, *others = node.args or [nodes.Const("")]
        if not (isinstance(node.node, nodes.Name) and node.node.name == _WORDS and node.args):
            self._call(node, frame, forward_caller=forward_caller)
        elif isinstance(first, nodes.Const) and not (others or node.kwargs or node.dyn_args or node.dyn_kwargs):
            self.write(repr(cast(Templates, self.environment).words(first.value)))
        else:
            self.write("environment.words(")
            self.visit(first, frame)
            self.signature(nodes.Call(node.node, others, node.kwargs, node.dyn_args, node.dyn_kwargs), frame)
            self.write(")")

    def _call(self, node: nodes.Call, frame: Frame, *, forward_caller: bool) -> None:
        """Where nothing but values is given, without asking what is called whether it wants to know the context: nothing does."""
        if forward_caller or node.kwargs or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        """What is a text, as nearly all is, is looked up where it stands: calling a function takes longer than that."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            if isinstance(node, nodes.CondExpr) and node.expr2 is None:
                node.expr2 = nodes.Const("")  # else it would be an undefined value, made to be shown as nothing
            name = self.temporary_identifier()
            self._shown.append(name)
            self.write(f"(escaped[{name}] if type({name} := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_post(node, frame, finalize)
        else:
            name = self._shown.pop()
            self.write(f") is str else shown({name}))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (Jinja's own)
        """As `Templates.getattr`, which is called only for what is no plain mapping with that key."""
        name = self.temporary_identifier()
        self.write(f"({name}[{node.attr!r}] if type({name} := ")
        self.visit(node.node, frame)
        self.write(f") is dict and {node.attr!r} in {name} else attribute({name}, {node.attr!r}))")

    def write_commons(self) -> None:
        """What all functions of a template have at hand."""
        super().write_commons()
        for name, value in (("escaped", "escaped"), ("shown", "shown"), ("attribute", "getattr")):
            self.writeline(f"{name} = environment.{value}")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("environment.")
        super().macro_def(macro_ref, frame)

    def enter_frame(self, frame: Frame) -> None:
        """A whole template or block keeps its pieces in a list: a generator would hand each of them up through all that is around it."""
        super().enter_frame(frame)
        if self._is_whole(frame):
            self.buffer(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:  # noqa: FBT001, FBT002 (Jinja's own)
        if self._is_whole(frame):
            self.writeline(f"yield concat({frame.buffer})")
        super().leave_frame(frame, with_python_scope)

    @staticmethod
    def _is_whole(frame: Frame) -> bool:
        return frame.parent is None and (frame.rootlevel or frame.block_frame)


class _Template(Template):
    def render(self, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401
        """The template's text. The macros of a template know its context, so the context has to forget them to be let go."""
        context = self.new_context(dict(*args, **kwargs))
        try:
            return self.environment.concat(self.root_render_func(context))
        except Exception:  # noqa: BLE001 (Jinja's own)
            self.environment.handle_exception()
        finally:
            context.vars.clear()


class Templates(Environment):
    """The environment of a theme: in the site's language, all escaped, no name unknown, and no template read twice."""

    code_generator_class = _Generator
    template_class = _Template
    Macro = _Macro

    def __init__(self, loader: BaseLoader, words: Words, builtin: Path, compiled: BytecodeCache | None = None) -> None:
        """``words`` is the catalogue that templates call ``_``, ``builtin`` the folder of the theme's own ones."""
        self.words = words
        self._builtin = builtin
        self.shown = shown
        self.escaped = _Escaped()
        self._known: dict[str, Template] = {}
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=compiled,
        )
        self.filters["html"] = markup
        self.globals.update({_WORDS: words, "once": once})
        self.add_extension(Localised)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
        """``obj.attribute`` in a template."""
        if isinstance(obj, dict):
            try:
                return obj[attribute]
            except KeyError:
                pass
        return super().getattr(obj, attribute)

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """The compiled template with that name."""
        if not isinstance(name, str) or globals:
            return super().get_template(name, parent, globals)
        if name not in self._known:
            self._known[name] = super().get_template(name, parent)
        return self._known[name]

    def partial(self, name: str) -> nodes.Template | None:
        """The theme's own template of that name, parsed to be a part of another one; None for an author's, or where it has blocks."""
        try:
            source, filename, _ = cast(BaseLoader, self.loader).get_source(self, name)
        except (TemplateNotFound, UnicodeDecodeError):  # told when it is rendered
            return None
        if not self._is_builtin(filename):
            return None
        tree = self._parse(source, name, filename)
        return None if tree.find(nodes.Extends) or tree.find(nodes.Block) else tree

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        includes = "include" in source and self._is_builtin(filename)
        return cast(nodes.Template, _Inclusion(self).visit(tree)) if includes else tree

    def _is_builtin(self, filename: str | None) -> bool:
        return filename is not None and Path(filename).is_relative_to(self._builtin)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The environment's own, which nothing changes, unless a template has more."""
        return super().make_globals(d) if d else self.globals
