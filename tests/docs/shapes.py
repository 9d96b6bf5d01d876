"""Small journals in the shapes that other programs give them, in words of our own; the how-tos tell what becomes of them."""

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)

HUGO: dict[str, str | bytes] = {
    "hugo.toml": 'title = "Tidal notes"\nbaseURL = "https://tides.example/"\n[permalinks]\nposts = "/:year/:slug/"\n',
    "content/_index.md": "---\ntitle: Tidal notes\n---\nWhat I learn about the sea.\n",
    "content/about.md": "+++\ntitle = 'About'\n+++\nA harbour pilot.\n",
    "content/posts/_index.md": "---\ntitle: Posts\n---\n",
    "content/posts/spring-tides.md": """
        +++
        title = "Spring tides"
        date = 2023-05-06T21:00:00+02:00
        tags = ["Tides", "Moon"]
        aliases = ["/2023/spring/"]
        +++
        The sun helps the moon. <!--more--> See {{< ref "neap-tides" >}} and [the next one]({{< relref "neap-tides.md" >}}).

        {{< figure src="/img/chart.png" caption="A month of heights" >}}

        {{< tide-table port="Brest" >}}

        $$h = a \\cos \\omega t$$
        """,
    "content/posts/neap-tides/index.md": """
        ---
        title: Neap tides
        date: 2023-05-13
        slug: neap
        categories: [Tides]
        ---
        At half moon. ![heights](heights.png)
        """,
    "content/posts/neap-tides/heights.png": PIXEL,
    "content/posts/unfinished.md": "---\ntitle: Storm surges\ndate: 2023-05-20\ndraft: true\n---\nLater.\n",
    "static/img/chart.png": PIXEL,
    "archetypes/default.md": "---\ntitle: '{{ .Name }}'\ndraft: true\n---\n",
    "layouts/shortcodes/tide-table.html": "<table></table>\n",
}

JEKYLL: dict[str, str | bytes] = {
    "_config.yml": "title: Bread log\nbaseurl: /bread\npermalink: /:categories/:title/\n",
    "index.md": "---\nlayout: home\ntitle: Home\n---\nBread, one loaf a week.\n",
    "about.md": "---\nlayout: page\ntitle: About\npermalink: /about/\n---\nI bake.\n",
    "_posts/2022-01-08-first-sourdough.md": """
        ---
        layout: post
        title: "First sourdough"
        categories: baking
        tags: sourdough starter
        ---
        Flat. See [the second]({% post_url 2022-01-15-more-water %}) and ![crumb]({{ site.baseurl }}/assets/crumb.png).

        {% highlight python linenos %}
        hydration = 350 / 500
        {% endhighlight %}

        {% include recipe.html flour=500 %}
        """,
    "_posts/2022-01-15-more-water.md": "---\nlayout: post\ntitle: More water\nredirect_from: /old/more-water/\n---\nBetter.\n",
    "_drafts/rye.md": "---\ntitle: Rye\n---\nNot yet.\n",
    "_includes/recipe.html": "<p>{{ include.flour }}</p>\n",
    "assets/crumb.png": PIXEL,
    "Gemfile": "source 'https://rubygems.org'\n",
}

OBSIDIAN: dict[str, str | bytes] = {
    ".obsidian/app.json": "{}\n",
    ".obsidian/templates.json": '{"folder": "Templates"}\n',
    "Templates/daily.md": "# {{date}}\n",
    "Daily/2024-02-01.md": """
        ---
        tags: [astronomy/orbits]
        ---
        Read about [[Kepler's laws|Kepler]], see ![[orbit.png]].

        > [!tip] Area
        > Equal areas in equal times.

        - [ ] derive the third law
        - minutes:: 40
        - [[Orbits of comets]]

        %% nobody else reads this %%
        """,
    "Daily/2024-02-03.md": """
        ![[Kepler's laws#Third]]

        - [x] derive the third law

        ```dataview
        LIST FROM #astronomy
        ```
        """,
    "Kepler's laws.md": "---\naliases: [Kepler]\n---\n## Third\n\nSquares and cubes. ^third\n",
    "Attachments/orbit.png": PIXEL,
    "Board.canvas": "{}\n",
}

LOGSEQ: dict[str, str | bytes] = {
    "logseq/config.edn": "{}\n",
    "logseq/bak/journals/2024_01_08.md": "- an old copy\n",
    "journals/2024_01_08.md": """
        - Read the first chapter of [[Sea Kayaking]] #weather
          collapsed:: true
        \t- TODO learn the Beaufort scale
        \t- ![map](../assets/map.png)
        - {{query (todo TODO)}}
        - see ((65a1b2c3-0000-4000-8000-000000000001))
        """,
    "journals/2024_01_09.md": """
        - DONE learn the Beaufort scale
          :LOGBOOK:
          CLOCK: [2024-01-09 Tue 20:00:00]--[2024-01-09 Tue 20:25:00] =>  00:25:00
          :END:
        """,
    "pages/sport___rowing.md": "- With a cox.\n",
    "pages/Sea Kayaking.md": "tags:: sport\nalias:: Kayak\n\n- A boat that one wears.\n",
    "assets/map.png": PIXEL,
}

HUNDRED: dict[str, str | bytes] = {
    "README.md": "# 100 days\n\nAn hour a day.\n",
    "log.md": """
        # 100 Days Of Code - Log

        ### Day 0: February 30, 2016 (Example 1)

        **Today's Progress**: Fixed CSS.

        ### Day 1: January 2, 2023

        **Today's Progress**: A parser for dates.

        **Thoughts:** Harder than it looks.

        **Link to work:** [Parser](https://github.com/somebody/parser)

        ### Day 2: January 3

        **Today's Progress**: Tests for it, with [Hypothesis](https://hypothesis.works).

        ### Day 3

        A day without a date.

        ### R2D1: January 9, 2023

        **Today's Progress**: A second round.
        """,
    "resources.md": "# Resources\n\n- [The Python tutorial](https://docs.python.org/3/tutorial/)\n",
}
