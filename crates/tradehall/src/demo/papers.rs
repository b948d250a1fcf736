//! The papers that the demo's customers send: a specimen of a passport and of a card, and a bill made for each.

/// A file as it is sent.
pub struct Paper {
    pub kind: &'static str,
    pub name: &'static str,
    pub content_type: &'static str,
    pub bytes: Vec<u8>,
}

pub fn passport() -> Paper {
    Paper { kind: "PASSPORT", name: "passport.png", content_type: "image/png", bytes: include_bytes!("papers/passport.png").to_vec() }
}

pub fn id_card() -> Paper {
    Paper { kind: "ID_CARD", name: "id-card.png", content_type: "image/png", bytes: include_bytes!("papers/id-card.png").to_vec() }
}

/// A page of text, as PDF 1.4.
pub fn bill(of: &str, country: &str) -> Paper {
    let lines = [
        (20, "Stadtwerke Specimen"),
        (11, "Electricity bill - a specimen, made for a demonstration"),
        (11, ""),
        (13, of),
        (11, "12 Example Street, 10115 Sampletown"),
        (11, country),
        (11, ""),
        (11, "Consumption of the last quarter: 612 kWh"),
        (11, "To be paid: 183.60"),
    ];
    let mut text = String::from("BT 60 760 Td 22 TL\n");
    for (size, line) in lines {
        text.push_str(&format!("/F1 {size} Tf ({line}) Tj T*\n"));
    }
    text.push_str("ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let (mut file, mut places) = (String::from("%PDF-1.4\n"), Vec::new());
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let index = file.len();
    file.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for place in places {
        file.push_str(&format!("{place:010} 00000 n \n"));
    }
    file.push_str(&format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{index}\n%%EOF\n", objects.len() + 1));
    Paper { kind: "PROOF_OF_ADDRESS", name: "bill.pdf", content_type: "application/pdf", bytes: file.into_bytes() }
}
