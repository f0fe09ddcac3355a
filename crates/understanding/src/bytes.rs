//! Values as bytes and back: numbers in little-endian order, lists with their length before them.
//! What is read may be anything; nothing here panics or trusts a length.

/// Bytes to be kept.
#[derive(Debug, Default)]
pub(crate) struct Writer(Vec<u8>);

impl Writer {
    /// Room for so many bytes.
    pub(crate) fn with_room(bytes: usize) -> Self {
        Self(Vec::with_capacity(bytes))
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// Small numbers, without how many they are.
    pub(crate) fn signed(&mut self, values: &[i8]) {
        self.0
            .extend(values.iter().map(|value| value.cast_unsigned()));
    }

    pub(crate) fn byte(&mut self, value: u8) {
        self.0.push(value);
    }

    pub(crate) fn u32(&mut self, value: u32) {
        self.raw(&value.to_le_bytes());
    }

    pub(crate) fn u64(&mut self, value: u64) {
        self.raw(&value.to_le_bytes());
    }

    pub(crate) fn f32(&mut self, value: f32) {
        self.raw(&value.to_le_bytes());
    }

    /// A length, or a place in a list.
    pub(crate) fn size(&mut self, value: usize) {
        self.u64(value as u64);
    }

    pub(crate) fn text(&mut self, value: &str) {
        self.size(value.len());
        self.raw(value.as_bytes());
    }

    /// A list, each item as `write` has it.
    pub(crate) fn list<T>(
        &mut self,
        items: impl ExactSizeIterator<Item = T>,
        write: impl Fn(&mut Self, T),
    ) {
        self.size(items.len());
        for item in items {
            write(self, item);
        }
    }
}

/// Bytes that were kept, perhaps by another program; `None` where they are not what is asked for.
#[derive(Debug)]
pub(crate) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn over(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Whether everything has been read.
    pub(crate) fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn raw(&mut self, length: usize) -> Option<&'a [u8]> {
        let (first, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(first)
    }

    /// So many small numbers.
    pub(crate) fn signed(&mut self, length: usize) -> Option<Vec<i8>> {
        let bytes = self.raw(length)?;
        Some(bytes.iter().map(|byte| byte.cast_signed()).collect())
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.raw(N)?.try_into().ok()
    }

    pub(crate) fn byte(&mut self) -> Option<u8> {
        let [byte] = self.array()?;
        Some(byte)
    }

    pub(crate) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(crate) fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    /// A number that is one, and finite.
    pub(crate) fn f32(&mut self) -> Option<f32> {
        let value = self.array().map(f32::from_le_bytes)?;
        value.is_finite().then_some(value)
    }

    /// A length, or a place in a list.
    pub(crate) fn size(&mut self) -> Option<usize> {
        self.u64()?.try_into().ok()
    }

    pub(crate) fn text(&mut self) -> Option<String> {
        let length = self.size()?;
        let bytes = self.raw(length)?;
        Some(std::str::from_utf8(bytes).ok()?.to_owned())
    }

    /// A list, each item as `read` has it: at least a byte.
    pub(crate) fn list<T, C: FromIterator<T>>(
        &mut self,
        read: impl Fn(&mut Self) -> Option<T>,
    ) -> Option<C> {
        let length = self.size()?;
        if length > self.0.len() {
            return None;
        }
        (0..length).map(|_| read(self)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let mut writer = Writer::default();
        writer.byte(7);
        writer.u32(1 << 30);
        writer.f32(-0.5);
        writer.text("blåbær");
        writer.list([1, 2, 3].into_iter(), Writer::u64);
        let bytes = writer.into_bytes();
        let read = |bytes: &[u8]| {
            let mut reader = Reader::over(bytes);
            let numbers = (reader.byte()?, reader.u32()?, reader.f32()?);
            let rest = (reader.text()?, reader.list::<u64, Vec<u64>>(Reader::u64)?);
            reader.is_at_end().then_some((numbers, rest))
        };
        let whole = ((7, 1 << 30, -0.5), ("blåbær".to_owned(), vec![1, 2, 3]));
        assert_eq!(read(&bytes), Some(whole));
        for length in 0..bytes.len() {
            assert_eq!(read(&bytes[..length]), None, "{length} bytes");
        }
        let list = |bytes: &[u8]| Reader::over(bytes).list::<u8, Vec<u8>>(Reader::byte);
        assert_eq!(list(&u64::MAX.to_le_bytes()), None);
        assert_eq!(Reader::over(&f32::NAN.to_le_bytes()).f32(), None);
    }
}
