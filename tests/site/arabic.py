"""A little journal in Arabic: days, a unit with goals, an article, a review, a roadmap, a follow-up, English names among its words."""

SETTINGS = """
    title: دفتر الفلك
    author: ليلى الحسن
    description: سنة مع السماء، مساءً بعد العمل.
    language: ar
    url: https://leila.example/falak/
    units: {length: 10, targets: {book: 1}}
    topics: {المدارات: {parent: الفلك}}
"""
FILES = {
    "2024-03-01.md": """
        ---
        tags: [الفلك]
        ---
        # أول ليلة صافية

        قرأت الفصل الأول من [سماء الليل](https://books.example/sky)، chapter 1. أسماء النجوم عربية في نصفها: الدبران و Altair والطائر.

        - [ ] أعيد رسم خريطة الشتاء
        - [x] أشتري مصباحًا أحمر
        """,
    "2024-03-02.md": """
        ---
        tags: [الفلك, المدارات]
        ---
        شاهدت [محاضرة عن كبلر](https://www.youtube.com/watch?v=abcdefghijk)، ولم أفهم القانون الثاني *بعد*. كتبت برنامجًا صغيرًا بلغة Python:

        ```python title="orbit.py"
        def period(a):  # السنة
            return a ** 1.5
        ```

        > المساحات متساوية في الأزمنة المتساوية.

        النتيجة `11.86` سنة للمشتري (والقيمة في Wikipedia هي 11.862).
        """,
    "2024-03-04.md": """
        ---
        title: كيف وزن الناس الشمس
        tags: [المدارات]
        ---
        سألتني ابنتي كيف نعرف كتلة شيء لا يوضع على ميزان. جواب قصير عن سؤال طويل، وفيه [[كبلر]].

        ## السؤال

        نعرف بُعد الأرض، ونعرف طول السنة.

        ## القانون

        من الاثنين معًا تأتي الكتلة. قارنتها بما في [سماء الليل](https://books.example/sky), chapter 2.

        ## ما بقي

        لا أعرف كيف قيس البعد أول مرة.
        """,
    "2024-03-05.md": "---\nlang: en\n---\nLetter to the observatory, in English because they asked for it.",
    "2024-03-10.md": "---\ntags: [الفلك]\n---\nغيوم. قرأت مرة ثانية ما كتبته عن كبلر.",
    "2024-04-20.md": "---\ncovers: 2024-04-01 to 2024-04-15\ntags: [الفلك]\n---\nأسبوعان من السفر بلا دفتر، والسماء هناك أوسع.",
    "2024-04-22.md": """
        ---
        tags: [المدارات]
        closes: أعيد رسم خريطة الشتاء
        ---
        مراجعة [سماء الليل](https://books.example/sky)، chapters 3 to 4.
        """,
    "units/unit-1.md": """
        # Unit 1: 2024-03-01 to 2024-03-10

        ## Goals

        - الكتب:
          - [x] [سماء الليل](https://books.example/sky), chapters 1 to 2
        - الرصد:
          - [ ] رسم خريطة الشتاء
        - اللغة:
        """,
    "units/unit-2.md": """
        # Unit 2: 2024-04-20 to 2024-04-29

        ## Goals

        - الرصد:
          - [ ] رسم خريطة الشتاء
        """,
    "reviews/march.md": """
        ---
        type: review
        period: 2024-03
        date: 2024-03-31
        interests: {الفلك: active, المدارات: {state: paused, why: حتى يعود الصحو}}
        ---
        شهر البداية، وفيه غيوم أكثر من النجوم.
        """,
    "resources/sky.md": """
        ---
        url: https://books.example/sky
        title: سماء الليل
        kind: book
        author: سعاد ناصر
        topics: [الفلك]
        ---
        كتاب قديم.
        """,
    "roadmaps/way.md": """
        ---
        title: من العين إلى العدسة
        ---
        1. بالعين
           - [سماء الليل](https://books.example/sky)
           - [[كبلر]]
        2. بالعدسة
        """,
    "topics/الفلك.md": "كل ما يُرى ليلًا بلا عدسة، وقليل مما لا يُرى.",
    "notes/كبلر.md": "---\ncreated: 2024-03-02\ntags: [المدارات]\n---\nثلاثة قوانين، و Johannes Kepler وحده.",
}
"""Its files."""
