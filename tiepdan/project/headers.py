"""What every answer tells the browser beside the policy for content: which of the machine's senses a page may ask for."""

SENSES = "camera=(self), microphone=(self), geolocation=(), payment=(), usb=(), display-capture=()"


class Headers:
    """Middleware: the microphone speaks a petition, the camera photographs paper; nothing else of the machine is asked for."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", SENSES)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
