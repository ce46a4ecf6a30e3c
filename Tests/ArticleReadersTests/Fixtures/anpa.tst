W2870_x
f l BC-Bridge     02-26 0020
^BC-Bridge,20<
^Bridge over the Tarn closed<
^AP Photo X1<
^By JANE ROE=
^Example Press=
	   TARN (EP) _ The bridge was closed Monday. 
	   ``A ferry runs,'' officials said. 
AP-WF-02-26-24 1509GMT<
