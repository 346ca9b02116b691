def test_try(visitors, daytime):
    c = visitors.citizen()
    c.open("/")
    c.look("portal-home")
    o = visitors.official("02701.petition")
    o.look("desk-today")
    print(o.main())
