"""Text as the reader sees it."""
import unicodedata
def fold(text):
    out=[]
    for c in text:
        d=unicodedata.normalize('NFD',c)
        out.append({'đ':'d','Đ':'D'}.get(d[0],d[0]))
    return ''.join(out)
