// What a query finds, from an index in pieces. Words are made as in src/decan/site/search/words.py, pieces are read as index.py makes them.
// A piece is a script that calls decanSearch.piece(name, data), because nothing else can be loaded from file://.
window.decanSearch = (() => {
  const RUNS = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1100-\\u11ff\\u1780-\\u17ff\\u2600-\\u27bf\\u2b50\\u2e80-\\u2fdf\\u3005-\\u31ff\\u3400-\\u9fff"
    + "\\ua960-\\ua97f\\uac00-\\ud7ff\\uf900-\\ufaff\\u{1b000}-\\u{1b16f}\\u{1f000}-\\u{1faff}\\u{20000}-\\u{3ffff}";
  const SPACED = `[^ +#${RUNS}]`;
  const RUN = new RegExp(`^[${RUNS}]`, "u");
  const WORD = new RegExp(`[${RUNS}]+|${SPACED}+(?:(?:\\+\\+|#)(?!${SPACED}))?`, "gu");
  const OTHER = /[^\p{L}\p{M}\p{N}+#\u2600-\u27bf\u2b50\u{1f000}-\u{1faff}]/gu;
  const DROPPED = /[\u00ad\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f\ufe00-\ufe0f\ufeff]/g;

  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(DROPPED, "").normalize("NFC").replaceAll("ς", "σ").replaceAll("ß", "ss")
    .replace(OTHER, (sign) => " ".repeat(sign.length));

  // All clauses of a query must be found. The last word of a phrase in quotes is whole, and so is a single letter; others may go on.
  const straight = (query) => (query.includes('"') ? query : query.replace(/[“”„«»＂]/g, '"'));
  const parse = (query) => [...straight(query).matchAll(/"([^"]*)("?)|[^\s"]+/g)].map(([all, quoted, end]) => {
    const words = fold(quoted ?? all).match(WORD) || [];
    const terms = [];
    let place = 0;
    let open = false;
    words.forEach((word, number) => {
      const last = number === words.length - 1;
      const letters = [...word];
      if (!RUN.test(word)) {
        terms.push([word, place]);
        open = !end && letters.length > 1;
        place += 1;
        return;
      }
      // Two letters at a time; the last letter alone says that the run ends there.
      for (let at = 0; at < letters.length - 1; at += 2) terms.push([letters[at] + letters[at + 1], place + at]);
      if (!last || letters.length === 1) terms.push([letters.at(-1), place + letters.length - 1]);
      else if (letters.length % 2) terms.push([letters.slice(-2).join(""), place + letters.length - 2]);
      open = true;
      place += letters.length;
    });
    return { words, terms, open };
  }).filter(({ words }) => words.length);

  // The clauses as one expression for a folded text.
  const pattern = (clauses) => new RegExp(clauses.map(({ words, open }) => words.map((word, number) => {
    const run = RUN.test(word);
    const before = number ? (run === RUN.test(words[number - 1]) ? "[ +#]+" : "[ +#]*") : run ? "" : `(?<!${SPACED})`;
    return before + word.replace(/[+]/g, "\\+");
  }).join("") + (open ? "" : `(?!${SPACED})`)).sort((one, other) => other.length - one.length).join("|"), "gu");

  const numbers = (code) => {
    const found = [];
    let high = 0;
    for (let at = 0; at < code.length; at += 1) {
      const sign = code.charCodeAt(at);
      if (sign > 92) high = high * 34 + sign - 93;
      else {
        found.push(high * 56 + sign - 35);
        high = 0;
      }
    }
    return found;
  };
  const documents = (code) => {
    let document = -1;
    return numbers(code).map((gap) => { document += gap + 1; return document; });
  };

  const index = { segments: null };
  let base = "";
  const arrived = new Map();
  const piece = (name, data) => {
    if (name) arrived.set(name, data);
    else {
      base = document.currentScript.src.replace(/[^/]*$/, "");
      let start = 0;
      index.segments = data.segments.map(([folder, version, size, starts, firsts]) => {
        start += size;
        return { folder, version, start: start - size, end: start, starts: documents(starts), firsts: firsts.split(" ") };
      });
      index.kinds = data.kinds;
      for (const facet of ["topics", "years"]) index[facet] = data[facet].map(([id, title, code]) => [id, title, new Set(documents(code))]);
    }
  };

  const loading = new Map();
  const load = ({ folder, version }, name) => {
    const key = `${folder}/${name}`;
    if (!loading.has(key)) {
      loading.set(key, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = `${base}${key}.js?${version}`;
        script.onload = script.onerror = () => {
          script.remove();
          if (arrived.has(key)) done(arrived.get(key));
          else {
            loading.delete(key);
            failed(new Error(key));
          }
        };
        document.head.append(script);
      }));
    }
    return loading.get(key);
  };

  // The lines of the index for a term, or for all that begin with it: documents, counts (see index.py), and where its places are written.
  const look = async (segment, term, open) => {
    const { firsts } = segment;
    const from = firsts.findLastIndex((first) => first <= term);
    const to = firsts.findLastIndex((first) => first <= (open ? `${term}\uffff` : term));
    return (await Promise.all(firsts.slice(from, to + 1).map(async (first) => {
      const name = [...first].map((letter) => letter.codePointAt(0).toString(16)).join("-");
      return (await load(segment, `w${name}`)).split("!").flatMap((line, row) => {
        if (!line.startsWith(open ? term : `${term} `)) return [];
        const [, code, counts] = line.split(" ");
        const found = documents(code);
        return [{ found, counts: counts ? numbers(counts) : found.map(() => 0), piece: `p${name}`, row }];
      });
    }))).flat();
  };

  // Document → places of a term.
  const places = async (segment, lines) => {
    const all = new Map();
    for (const { found, counts, piece: name, row } of lines) {
      const steps = numbers((await load(segment, name)).split("!")[row]);
      let next = 0;
      found.forEach((document, at) => {
        let place = 0;
        const own = all.get(document) || all.set(document, new Set()).get(document);
        for (const end = next + (counts[at] >> 1) + 1; next < end; next += 1) own.add(place += steps[next]);
      });
    }
    return all;
  };

  // Document → [hits, whether its title has all of it].
  const match = async (segment, { terms, open }) => {
    const lists = await Promise.all(terms.map(([term], number) => look(segment, term, open && number === terms.length - 1)));
    const tables = lists.map((lines) => {
      const table = new Map();
      for (const { found, counts } of lines) {
        found.forEach((document, at) => {
          const [hits, named] = table.get(document) || [0, false];
          table.set(document, [hits + (counts[at] >> 1) + 1, named || counts[at] % 2 === 1]);
        });
      }
      return table;
    });
    if (terms.length === 1) return tables[0];
    const common = [...tables[0].keys()].filter((document) => tables.every((table) => table.has(document)));
    const table = new Map();
    if (!common.length) return table;
    const spots = await Promise.all(lists.map((lines) => places(segment, lines)));
    for (const document of common) {
      const starts = [...spots[0].get(document)];
      const hits = starts.filter((start) => terms.every(([, place], number) => spots[number].get(document).has(start + place))).length;
      if (hits) table.set(document, [hits, tables.every((one) => one.get(document)[1])]);
    }
    return table;
  };

  const kind = (number) => {
    let end = 0;
    return index.kinds.find(([, size]) => { end += size; return number < end; })[0];
  };

  // All that a query finds, best first: in the title, then often, then new. `missing` says that a piece could not be had.
  const find = async (query) => {
    const clauses = parse(query);
    let missing = false;
    const found = !clauses.length ? [] : (await Promise.all(index.segments.map(async (segment) => {
      try {
        const tables = await Promise.all(clauses.map((clause) => match(segment, clause)));
        return [...tables[0].keys()].filter((document) => tables.every((table) => table.has(document))).map((document) => {
          const hits = tables.reduce((sum, table) => sum + table.get(document)[0], 0);
          const number = segment.start + document;
          return { number, kind: kind(number), rank: 31 - Math.clz32(hits) + (tables.every((table) => table.get(document)[1]) ? 64 : 0) };
        });
      } catch {
        missing = true;
        return [];
      }
    }))).flat();
    return { clauses, found: found.sort((one, other) => other.rank - one.rank || other.number - one.number), missing };
  };

  // What is shown of a document; `rest` loads the further parts of a long text.
  const row = async (number) => {
    const segment = index.segments.find(({ end }) => number < end);
    const own = number - segment.start;
    const first = segment.starts.findLast((start) => start <= own);
    const [title, href, when, beside, parts, text] = (await load(segment, `t${first}`))[own - first];
    return { title, href, when, beside, text, parts, rest: (part) => load(segment, `x${own}-${part}`) };
  };

  return { piece, index, fold, pattern, find, row };
})();
